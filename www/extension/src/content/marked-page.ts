// A page with marks, from the first to the last: everything that listens, observes or draws in it begins and ends here.
import { type Annotation, KINDS, type Kind } from "danhdau";
import { type HighlightHandle, highlight } from "danhdau/dom";
import { languageOf } from "../language";
import { unpack } from "../packed";
import type { FoundEntity, FrameState, Order, Report } from "../protocol";
import { onSettings, type Settings } from "../settings";
import { isAmong, siteOf } from "../sites";
import { readArticleDate } from "./article-date";
import { ask, isOrphaned, Orphaned } from "./ask";
import { PageCard } from "./page-card";
import { adopts, PageStyles, PREFIX, type ReplaceStyles, replaceInPage } from "./page-styles";

/** How often it is looked whether the extension is still there, in milliseconds: browsers tell nobody when it goes. */
const LOOKS_EVERY = 2_000;

/** When a page whose text could not be annotated tries again by itself, in milliseconds. */
const RETRIES_AFTER = 15_000;

export interface MarkedPageOptions {
  readonly settings: Settings;
  /** What is marked. Default: the whole document, whose body a page may replace. */
  readonly root?: Element;
  /** Mark only what is selected now. */
  readonly selectionOnly: boolean;
  /** Default: in a page of the web. */
  readonly replaceStyles?: ReplaceStyles;
  readonly onEnd: () => void;
}

export class MarkedPage {
  #settings: Settings;
  readonly #handle: HighlightHandle;
  readonly #styles: PageStyles;
  #card: PageCard;
  readonly #onEnd: () => void;
  readonly #ends: (() => void)[] = [];
  #selection: Range | undefined;
  #date: FrameState["date"];
  /** The reader's own date, or that there is none; for this address only. */
  #chosen: { readonly date: string | undefined; readonly address: string } | undefined;
  #state: "reading" | "marked" | "failed" = "reading";
  #problem: string | undefined;
  #retriesAt = 0;
  /** The mark that the keyboard was on last. */
  #last: Annotation | undefined;

  constructor({
    settings,
    root = document.documentElement,
    selectionOnly,
    replaceStyles = replaceInPage(),
    onEnd,
  }: MarkedPageOptions) {
    this.#settings = settings;
    this.#onEnd = onEnd;
    if (selectionOnly) this.#selection = selectedRange();
    this.#handle = highlight(
      root,
      { annotate: (text) => this.#annotate(text) },
      { prefix: PREFIX, styles: adopts, show: this.#isShown },
    );
    this.#handle.addEventListener("change", () => this.#onChange());
    this.#handle.addEventListener("error", ({ error }) => this.#onError(error));
    this.#styles = new PageStyles(settings, replaceStyles, () => this.#sample());
    this.#card = this.#createCard();

    const onMessage = (message: Order | object, { id }: chrome.runtime.MessageSender): void => {
      if (id === chrome.runtime.id && "order" in message) this.#follow(message);
    };
    chrome.runtime.onMessage.addListener(onMessage);
    const looking = setInterval(() => {
      if (isOrphaned()) this.end();
      else if (this.#state === "failed" && performance.now() > this.#retriesAt) void this.#again();
    }, LOOKS_EVERY);
    const onHide = (): void => this.#leave();
    const onShow = (): void => this.#report();
    addEventListener("pagehide", onHide);
    addEventListener("pageshow", onShow);
    this.#ends.push(
      () => clearInterval(looking),
      () => removeEventListener("pagehide", onHide),
      () => removeEventListener("pageshow", onShow),
      onSettings((changed) => this.#onSettings(changed)),
      () => chrome.runtime.onMessage.removeListener(onMessage),
    );
  }

  /** Leaves the page as it was. */
  end(): void {
    this.#card.dispose();
    this.#handle.dispose();
    this.#styles.dispose();
    this.#leave();
    for (const end of this.#ends.splice(0)) {
      // Of an extension that is gone, nothing can be called any more, and nothing needs to be.
      try {
        end();
      } catch {}
    }
    this.#onEnd();
  }

  state(): FrameState {
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
    for (const { kind } of this.#inSight()) counts[kind]++;
    return {
      state: this.#handle.supported ? this.#state : "unsupported",
      counts,
      entities: this.#entities(),
      selectionOnly: this.#selection !== undefined,
      ...(this.#date === undefined ? {} : { date: this.#date }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  async #annotate(text: string): Promise<Annotation[]> {
    this.#date = await this.#dateOf(text);
    return unpack(text, await ask({ ask: "annotate", text, asOf: this.#date?.date }));
  }

  async #dateOf(text: string): Promise<FrameState["date"]> {
    if (this.#chosen?.address === location.href) {
      const { date } = this.#chosen;
      return date === undefined ? undefined : { date, origin: "reader" };
    }
    const stated = readArticleDate(document);
    if (stated !== undefined) return stated;
    const proposed = await ask({ ask: "date", text });
    return proposed === null ? undefined : { date: proposed, origin: "text" };
  }

  readonly #isShown = (annotation: Annotation): boolean => {
    const { kinds, uncertain } = this.#settings;
    return (
      kinds.includes(annotation.kind) &&
      this.#isWanted(annotation) &&
      (uncertain || annotation.confidence === "high")
    );
  };

  /** Whether it lies in what was selected, where only that is marked. */
  #isWanted(annotation: Annotation): boolean {
    const selection = this.#selection;
    if (selection === undefined) return true;
    return this.#handle
      .rangesOf(annotation)
      .some(({ startContainer, startOffset, endContainer, endOffset }) => {
        // Points of another tree cannot be compared.
        if (startContainer.getRootNode() !== selection.startContainer.getRootNode()) return false;
        const start = selection.comparePoint(startContainer, startOffset);
        const end = selection.comparePoint(endContainer, endOffset);
        return start <= 0 && end >= 0;
      });
  }

  /** Everything found that may be drawn, of whatever kind. */
  #inSight(): Annotation[] {
    return this.#handle.annotations.filter((annotation) => this.#isWanted(annotation));
  }

  #entities(): FoundEntity[] {
    const found = new Map<string, FoundEntity>();
    for (const annotation of this.#inSight()) {
      const { kind, name, status, successor, confidence } = annotation;
      const key = keyOf(annotation);
      const known = found.get(key);
      const uncertain = confidence === "low";
      found.set(key, {
        key,
        kind,
        name,
        count: (known?.count ?? 0) + 1,
        uncertain: uncertain && (known?.uncertain ?? true),
        ...(status === undefined ? {} : { status }),
        ...(successor === undefined ? {} : { successor }),
      });
    }
    return [...found.values()];
  }

  #onChange(): void {
    this.#state = "marked";
    this.#problem = undefined;
    this.#styles.update();
    this.#report();
  }

  #onError(error: unknown): void {
    if (error instanceof Orphaned) {
      this.end();
      return;
    }
    this.#state = "failed";
    this.#retriesAt = performance.now() + RETRIES_AFTER;
    this.#problem = error instanceof Error ? error.message : String(error);
    this.#report();
  }

  #onSettings(settings: Settings): void {
    const before = this.#settings;
    this.#settings = settings;
    this.#styles.update(settings);
    if (settings.language !== before.language) {
      this.#card.dispose();
      this.#card = this.#createCard();
    }
    void this.#again();
  }

  /** Asks again, since an answer depends on more than the text. */
  async #again(): Promise<void> {
    // A failure has come as an event too.
    await this.#handle.refresh({ show: this.#isShown }).catch(() => {});
  }

  #follow(order: Order): void {
    switch (order.order) {
      case "stop":
        this.end();
        break;
      case "leave": {
        const { sites, except } = order;
        // The extension's own pages need no permission.
        if (!location.protocol.startsWith("http")) break;
        const site = siteOf(location.hostname);
        if ((sites === "all" || isAmong(site, sites)) && !isAmong(site, except)) this.end();
        break;
      }
      case "step":
        if (isInUse()) this.#step(order.by);
        break;
      case "card":
        if (isInUse()) this.#toggleCard();
        break;
      case "go":
        this.#step(1, (annotation) => keyOf(annotation) === order.entity);
        break;
      case "date":
        this.#chosen = { date: order.date, address: location.href };
        void this.#again();
        break;
      case "again":
        void this.#again();
        break;
      case "mark-selection": {
        const selection = selectedRange();
        // Where all is marked already, nothing is taken away.
        if (this.#selection === undefined || selection === undefined) break;
        this.#selection = selection;
        void this.#again();
        break;
      }
    }
  }

  #step(by: 1 | -1, among?: (annotation: Annotation) => boolean): void {
    const handle = this.#handle;
    if (handle.current === undefined && this.#last !== undefined && handle.annotations.includes(this.#last)) {
      handle.setCurrent(this.#last);
    }
    const mark = by === 1 ? handle.next(among) : handle.previous(among);
    if (mark === undefined) return;
    this.#last = mark.annotation;
    this.#card.open(mark, { focus: false });
  }

  #toggleCard(): void {
    if (this.#card.hasFocus) {
      this.#card.close();
      return;
    }
    if (this.#card.isOpen) {
      this.#card.focus();
      return;
    }
    const handle = this.#handle;
    const annotation = handle.current ?? this.#last;
    const range = annotation && handle.rangesOf(annotation)[0];
    const mark = annotation && range ? { annotation, range } : handle.next();
    if (mark === undefined) return;
    this.#last = mark.annotation;
    handle.setCurrent(mark.annotation);
    this.#card.open(mark, { focus: true });
  }

  /** Tells that something has changed, and how many marks there are. */
  #report(): void {
    const count = this.#handle.annotations.filter(this.#isShown).length;
    this.#tell({ tell: "changed", count, failed: this.#state === "failed" });
  }

  /** Tells that there are none any more. */
  #leave(): void {
    this.#tell({ tell: "changed", count: 0, failed: false });
  }

  #tell(report: Report): void {
    if (isOrphaned()) return;
    // The background may be ending just now; the next report comes.
    chrome.runtime.sendMessage(report).catch(() => {});
  }

  #createCard(): PageCard {
    return new PageCard({
      handle: this.#handle,
      language: languageOf(this.#settings),
      asOf: () => this.#date?.date,
      ground: () => this.#styles.ground,
    });
  }

  /** An element on whose ground marks are drawn: in the middle of them, away from menus. */
  #sample(): Element | undefined {
    const { annotations } = this.#handle;
    const middle = annotations[annotations.length >> 1];
    const node = middle && this.#handle.rangesOf(middle)[0]?.startContainer;
    return node?.parentElement ?? undefined;
  }
}

function keyOf({ id, kind, name }: Annotation): string {
  return id ?? `${kind}: ${name}`;
}

function selectedRange(): Range | undefined {
  const selection = getSelection();
  return selection === null || selection.isCollapsed ? undefined : selection.getRangeAt(0).cloneRange();
}

/** Whether it is this frame, and none inside it, that the keyboard is in. */
function isInUse(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLIFrameElement || focused instanceof HTMLFrameElement) return false;
  // The page itself is in use too while the keyboard is in the browser's own window.
  return window === window.top || document.hasFocus();
}
