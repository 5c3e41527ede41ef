// The playground's own interface, `/play/…`.

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || `Площадка ответила отказом (${response.status}).`);
  return body;
}

export const look = async (path) => answer(await fetch(`/play/${path}`));

export const act = async (path, body = {}) =>
  answer(await fetch(`/play/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

export const upload = async (chatId, form) =>
  answer(await fetch(`/play/chats/${chatId}/upload`, { method: "POST", body: form }));

export const fileUrl = (fileId, download = false) =>
  `/play/files/${encodeURIComponent(fileId)}${download ? "?download" : ""}`;
