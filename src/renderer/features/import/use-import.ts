import { useCallback, useEffect, useReducer, useRef } from 'react';
import { v7 as uuid } from 'uuid';
import type { FileMetadata, SortedFiles } from '../../../contract/exchange-types.ts';
import { PassageError } from '../../../contract/errors.ts';
import { detectLayout } from '../../../core/layouts/index.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { pathOf } from '../../platform/picked-files.ts';
import type { JobControl } from '../../platform/jobs.ts';
import {
  emptyQueue,
  isImportable,
  type Queue,
  type QueueEvent,
  type QueueItem,
  queueReducer,
} from './queue.ts';

/** A file, pasted text, or what the host has of a batch already. */
type Payload =
  | File
  | { text: string; fileName: string | undefined }
  | { part: string; fileName: string; said: FileMetadata | undefined };

export interface ImportQueue {
  queue: Queue;
  send: (event: QueueEvent) => void;
  addFiles: (files: Iterable<File>) => void;
  /** What is left of a sorted batch, with what a table said of it. */
  addParts: (sorted: SortedFiles) => void;
  /** Pasted text; an empty name leaves the naming to the host. */
  addText: (text: string, fileName: string) => void;
  /** Imports these items, one after another, until the job is stopped; resolves to the ids of the transcripts made. */
  importItems: (items: readonly QueueItem[], job: JobControl) => Promise<string[]>;
}

/** The sources that wait for their import: read by the host one after another, their layout detected here. */
export function useImport(): ImportQueue {
  const [queue, send] = useReducer(queueReducer, emptyQueue);
  const payloads = useRef(new Map<string, Payload>());
  const started = useRef(new Set<string>());
  const latest = useRef(queue);
  useEffect(() => {
    latest.current = queue;
  }, [queue]);

  const add = useCallback((sources: readonly { name: string; path?: string; payload: Payload }[]) => {
    const items = sources.map(({ name, path = name, payload }) => {
      const key = uuid();
      payloads.current.set(key, payload);
      return { key, name, path };
    });
    if (items.length > 0) send({ type: 'add', items });
  }, []);
  const addFiles = useCallback(
    (files: Iterable<File>) =>
      add(Array.from(files, (file) => ({ name: file.name, path: pathOf(file), payload: file }))),
    [add],
  );
  const addParts = useCallback(
    ({ rest, metadata }: SortedFiles) => {
      const said = new Map(metadata.flatMap(({ files }) => Object.entries(files)));
      add(
        rest.map(({ part, path }) => {
          const fileName = path.slice(path.lastIndexOf('/') + 1);
          return { name: fileName, path, payload: { part, fileName, said: said.get(path) } };
        }),
      );
    },
    [add],
  );
  const addText = useCallback(
    (text: string, fileName: string) =>
      add([{ name: fileName || 'Pasted text', payload: { text, fileName: fileName || undefined } }]),
    [add],
  );

  const busy = queue.items.some((item) => item.state === 'reading');
  const next = busy ? undefined : queue.items.find((item) => item.state === 'waiting')?.key;
  useEffect(() => {
    const payload = next === undefined ? undefined : payloads.current.get(next);
    // Effects run twice while developing: each source is read once.
    if (next === undefined || !payload || started.current.has(next)) return;
    started.current.add(next);
    void readItem(next, payload, send);
  }, [next]);

  const importItems = useCallback(async (items: readonly QueueItem[], job: JobControl) => {
    const made: string[] = [];
    for (const [i, { key }] of items.entries()) {
      // What is imported stays: each source is an action of its own, which undo takes back.
      if (job.signal.aborted) break;
      job.tick(i, items.length);
      const item = latest.current.items.find((i) => i.key === key);
      if (!item?.read || !isImportable(latest.current, item)) continue;
      const id = await importItem(item, item.read.upload, payloads.current.get(key), send);
      if (id !== null) made.push(id);
    }
    return made;
  }, []);
  return { queue, send, addFiles, addParts, addText, importItems };
}

async function readItem(key: string, payload: Payload, send: (event: QueueEvent) => void): Promise<void> {
  send({ type: 'reading', key });
  try {
    const read = await readSource(payload);
    // A frame in between: the list says “reading” before the text is looked through.
    await new Promise((resolve) => setTimeout(resolve));
    send({
      type: 'read',
      key,
      read,
      detected: detectLayout(read.text, { fileName: read.fileName, given: read.given }),
    });
    // What a table says of a file is a correction of what was found.
    const said = !(payload instanceof File) && 'said' in payload ? payload.said : undefined;
    if (said) {
      const { variables: _variables, ...fields } = said;
      send({ type: 'correct', key, change: (_, corrections) => ({ ...corrections, ...fields }) });
    }
  } catch (error) {
    send({ type: 'failed', key, fault: sentenceOf(error) });
  }
}

async function readSource(payload: Payload) {
  if (!(payload instanceof File) && 'part' in payload) {
    const { part, fileName } = payload;
    return host().call('import.read', { fileName, part });
  }
  if (!(payload instanceof File)) {
    const { text, fileName } = payload;
    return host().call('import.readText', fileName === undefined ? { text } : { text, fileName });
  }
  const bytes = new Uint8Array(await payload.arrayBuffer());
  return host().call('import.read', { fileName: payload.name, bytes });
}

async function importItem(
  item: QueueItem,
  upload: string,
  payload: Payload | undefined,
  send: (event: QueueEvent) => void,
): Promise<string | null> {
  send({ type: 'importing', key: item.key });
  const variables =
    payload && !(payload instanceof File) && 'said' in payload ? (payload.said?.variables ?? {}) : {};
  const commit = (from: string) =>
    host().call('import.commit', { upload: from, corrections: toWire(item), variables });
  try {
    const { id } = await commit(upload).catch(async (error: unknown) => {
      // The host keeps a limited number of sources that wait: of long lists, the first are read again.
      if (!(error instanceof PassageError) || error.code !== 'not_found' || !payload) throw error;
      const again = await readSource(payload);
      if (again.sha256 === item.read?.sha256) return commit(again.upload);
      throw new PassageError(
        'conflict',
        `“${item.name}” has changed since it was read. Take it off the list and add it again.`,
      );
    });
    send({ type: 'imported', key: item.key, transcript: id });
    return id;
  } catch (error) {
    send({ type: 'refused', key: item.key, fault: sentenceOf(error) });
    return null;
  }
}

/** The corrections as the contract takes them: its lists may be written to, ours may not. */
function toWire({ corrections: { now } }: QueueItem) {
  const { speakers, blocks, ...fields } = now;
  return {
    ...fields,
    ...(speakers ? { speakers: speakers.map((speaker) => ({ ...speaker })) } : {}),
    ...(blocks ? { blocks: blocks.map((block) => ({ ...block })) } : {}),
  };
}
