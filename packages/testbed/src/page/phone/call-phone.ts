/** One action of the phone; rejects with a sentence for its human. */
export async function callPhone(action: string, body: object): Promise<void> {
  const response = await fetch(`/api/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const { message } = (await response.json()) as { message: string };
  throw new Error(message);
}
