interface Props {
  /** The id of the form that is sent. */
  form: string;
  /** What went wrong, or why it was refused; empty where nothing did. */
  fault: string;
  /** What stands there where nothing went wrong. */
  words?: string;
  /** The word on the button that sends the form. */
  submit: string;
  disabled?: boolean;
  /** Why it cannot be sent. */
  title?: string | undefined;
  onClose: () => void;
}

/** The foot of a sheet that is a form: what went wrong, the way out, and the deed. */
export function FormFooter({ form, fault, words = '', submit, disabled = false, title, onClose }: Props) {
  return (
    <>
      <span className="sheet-words">
        <span className={fault ? 'sheet-fault' : undefined} role="alert">
          {fault}
        </span>
        {fault ? '' : words}
      </span>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button
        type="submit"
        form={form}
        className="button"
        data-variant="primary"
        disabled={disabled}
        title={title}
      >
        {submit}
      </button>
    </>
  );
}
