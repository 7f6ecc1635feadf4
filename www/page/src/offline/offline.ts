import { Workbox } from "workbox-window";
import { notify } from "../ui/notices";
import { words } from "./wording";

/**
 * Keeps the page for when there is no network: after the first visit it comes whole from this browser. A new version waits
 * until the reader wants it, and then takes the place of all files at once: never an old page with a new module.
 */
export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Once the page is up: nothing of this is urgent.
  const start = async (): Promise<void> => {
    const worker = new Workbox("./sw.js");
    const reload = (): void => location.reload();
    worker.addEventListener("waiting", () =>
      notify({
        key: "update",
        tone: "status",
        text: () => words.value.update,
        actions: [
          {
            label: () => words.value.useUpdate,
            run: () => {
              worker.addEventListener("controlling", reload);
              worker.messageSkipWaiting();
            },
          },
        ],
      }),
    );
    // Another window has taken the new version: this one goes on with its old files until it is loaded anew.
    worker.addEventListener("controlling", ({ isExternal, isUpdate }) => {
      if (!isExternal || !isUpdate) return;
      notify({
        key: "update",
        tone: "status",
        text: () => words.value.updated,
        actions: [{ label: () => words.value.reload, run: reload }],
      });
    });
    await worker.register();
  };
  const idle = (): void => void start().catch(() => {});
  if (document.readyState === "complete") setTimeout(idle, 1000);
  else addEventListener("load", () => setTimeout(idle, 1000));
}
