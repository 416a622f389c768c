const DATABASE = 'wawc';
const STORE = 'user';

/**
 * What survives a restart of the browser. Reads are immediate; writes are
 * flushed to the disk, so that a killed browser forgets nothing.
 */
export class PreferenceStore {
  private readonly values = new Map<string, unknown>();
  private database: IDBDatabase | null = null;

  async open(): Promise<void> {
    try {
      this.database = await openDatabase();
      const store = this.database.transaction(STORE).objectStore(STORE);
      const [keys, values] = await Promise.all([
        settle(store.getAllKeys()),
        settle(store.getAll()),
      ]);
      keys.forEach((key, index) => {
        if (typeof key === 'string') this.values.set(key, values[index]);
      });
    } catch (error) {
      // Logging out may delete the profile under the running browser.
      console.warn('Nothing will be remembered: no database.', error);
    }
  }

  get(key: string): unknown {
    return this.values.get(key) ?? null;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    await this.write((store) => store.put(value, key));
  }

  async remove(key: string): Promise<void> {
    this.values.delete(key);
    await this.write((store) => store.delete(key));
  }

  async clear(): Promise<void> {
    this.values.clear();
    await this.write((store) => store.clear());
  }

  private async write(
    change: (store: IDBObjectStore) => IDBRequest,
  ): Promise<void> {
    if (!this.database) return;
    try {
      const transaction = this.database.transaction(STORE, 'readwrite', {
        durability: 'strict',
      });
      change(transaction.objectStore(STORE));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(toError(transaction.error));
      });
    } catch (error) {
      console.warn('A change will not be remembered.', error);
    }
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return settle(request);
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(toError(request.error));
  });
}

function toError(error: DOMException | null): Error {
  return error ?? new Error('The database gave up without a reason.');
}
