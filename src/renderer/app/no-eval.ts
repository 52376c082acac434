import { z } from 'zod';

// Without this zod tries, as it loads, whether it may make functions of text. The page's policy refuses that, and Chromium
// writes each refusal to the console. Before everything else that uses zod.
z.config({ jitless: true });
