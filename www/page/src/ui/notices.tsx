// What the page has to say to the reader, above the text: each until it is answered, or no longer true.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { words } from "../wording";

export interface Action {
  readonly label: () => string;
  readonly run: () => void;
}

export interface Notice {
  /** There is one notice of a key. */
  readonly key: string;
  /** What went wrong is said at once; what one may know, when there is a pause. */
  readonly tone: "alert" | "status";
  readonly title?: () => string;
  readonly text: () => string;
  readonly actions?: readonly Action[];
  /** A technical message, folded away. */
  readonly details?: string | undefined;
  /** It goes by itself after this time (milliseconds); for what asks nothing of the reader. */
  readonly lasts?: number;
  /** Whether the reader can put it away. Default: yes. */
  readonly canClose?: boolean;
}

const notices = signal<readonly Notice[]>([]);

export function notify(notice: Notice): void {
  notices.value = [...notices.peek().filter(({ key }) => key !== notice.key), notice];
  if (notice.lasts !== undefined)
    setTimeout(() => {
      notices.value = notices.peek().filter((one) => one !== notice);
    }, notice.lasts);
}

export function withdrawNotice(key: string): void {
  if (notices.peek().some((notice) => notice.key === key))
    notices.value = notices.peek().filter((notice) => notice.key !== key);
}

/** @param leave Takes the focus on when the notice that had it goes away. */
export function Notices({ tone, leave }: { tone: Notice["tone"]; leave: () => void }): ComponentChildren {
  return notices.value
    .filter((notice) => notice.tone === tone)
    .map((notice) => {
      const { key, title, text, actions = [], details, canClose = true } = notice;
      const close = (): void => {
        withdrawNotice(key);
        leave();
      };
      return (
        <div class="notice" data-tone={tone} data-notice={key} key={key}>
          <div class="notice-text">
            {title ? <h3>{title()}</h3> : null}
            <p>{text()}</p>
            {details ? (
              <details>
                <summary>{words.value.details}</summary>
                <p lang="en">{details}</p>
              </details>
            ) : null}
          </div>
          <div class="notice-actions">
            {actions.map(({ label, run }) => (
              <button
                type="button"
                key={label()}
                onClick={() => {
                  const within = document.activeElement?.closest(".notice");
                  run();
                  if (within) leave();
                }}
              >
                {label()}
              </button>
            ))}
          </div>
          {canClose ? (
            <button type="button" class="close" aria-label={words.value.close} onClick={close} />
          ) : null}
        </div>
      );
    });
}
