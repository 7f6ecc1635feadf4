import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { createPortal } from "preact/compat";
import type { App } from "../app";
import { Dialog } from "../ui/dialog";
import { byId } from "../ui/elements";
import { words } from "./wording";

/** Opens the pictures. What draws them is a part of its own, and is fetched when it is first wanted. */
export function PicturesButton({ app }: { app: App }) {
  const isOpen = useSignal(false);
  const hasFailed = useSignal(false);
  const drawer = useSignal<{ Pictures: ComponentType<{ app: App }> } | undefined>(undefined);
  const open = (): void => {
    isOpen.value = true;
    hasFailed.value = false;
    import("./pictures").then(
      (loaded) => {
        drawer.value = loaded;
      },
      () => {
        hasFailed.value = true;
      },
    );
  };
  const w = words.value;
  const Pictures = drawer.value?.Pictures;
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={open}>
        {w.button}
      </button>
      {isOpen.value
        ? createPortal(
            <Dialog
              title={w.title}
              class="pictures"
              onClose={() => {
                isOpen.value = false;
              }}
            >
              {Pictures ? (
                <Pictures app={app} />
              ) : (
                <p role="status">{hasFailed.value ? w.failed : w.loading}</p>
              )}
            </Dialog>,
            byId("dialogs"),
          )
        : null}
    </>
  );
}
