/** The page that the popup is about. */
export interface Page {
  readonly id: number;
  /** Known where the page may be read. */
  readonly url: string | undefined;
  readonly host: string | undefined;
}

/** The page in front; or the one that the address names, where the popup stands in a tab of its own. */
export async function pageInFront(): Promise<Page> {
  const named = new URLSearchParams(location.search).get("tab");
  const [tab] =
    named === null
      ? await chrome.tabs.query({ active: true, currentWindow: true })
      : [await chrome.tabs.get(Number(named))];
  const url = tab?.url;
  const host = url !== undefined && /^https?:/.test(url) ? new URL(url).hostname : undefined;
  return { id: tab?.id ?? chrome.tabs.TAB_ID_NONE, url, host };
}
