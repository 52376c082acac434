/** Electron's `dialog`: a story says beforehand what the user will choose. */
export class Dialogs {
  /** Paths to choose, the next one first. */
  readonly answers: string[] = [];
  /** Titles and messages of the dialogs that were shown. */
  readonly shown: string[] = [];
  /** Which button of a message is pressed, from 0. */
  button = 0;

  #choose(title: string): string {
    this.shown.push(title);
    const answer = this.answers.shift();
    if (answer === undefined) throw new Error(`A dialog “${title}” came up that no story expected.`);
    return answer;
  }

  async showOpenDialog(_window: unknown, { title }: { title: string }): Promise<{ filePaths: string[] }> {
    return { filePaths: [this.#choose(title)] };
  }

  async showSaveDialog(_window: unknown, { title }: { title: string }): Promise<{ filePath: string }> {
    return { filePath: this.#choose(title) };
  }

  async showMessageBox(_window: unknown, { message }: { message: string }): Promise<{ response: number }> {
    this.shown.push(message);
    return { response: this.button };
  }
}
