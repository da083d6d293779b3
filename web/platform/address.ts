/** `https://host/redmine/` out of what somebody copied from the address bar; undefined where it is no web address. */
export function baseUrlOf(typed: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  try {
    const url = new URL(text);
    if (!["http:", "https:"].includes(url.protocol) || !url.hostname || url.username || url.password)
      return undefined;
    return `${url.origin}${url.pathname.replace(/[^/]+\.\w+$/, "").replace(/\/*$/, "/")}`;
  } catch {
    return undefined;
  }
}
