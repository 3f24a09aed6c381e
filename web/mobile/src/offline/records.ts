// Two IndexedDB stores behind promises: what a browser may throw away last. A write is done when its transaction is.
type Store = 'meta' | 'items'

export class Records {
  private constructor(private readonly base: IDBDatabase) {}

  static open(name = 'linli'): Promise<Records> {
    return new Promise((resolve, reject) => {
      const asking = indexedDB.open(name, 1)
      asking.onupgradeneeded = () => {
        asking.result.createObjectStore('meta')
        asking.result.createObjectStore('items')
      }
      asking.onsuccess = () => resolve(new Records(asking.result))
      asking.onerror = () => reject(asking.error)
    })
  }

  private run<T>(stores: Store[], mode: IDBTransactionMode, work: (of: (store: Store) => IDBObjectStore) => IDBRequest<T> | void): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.base.transaction(stores, mode, { durability: 'strict' })
      const request = work(store => transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  }

  get(store: Store, name: string): Promise<unknown> { return this.run<unknown>([store], 'readonly', of => of(store).get(name)) }
  async put(store: Store, name: string, value: unknown): Promise<void> { await this.run([store], 'readwrite', of => of(store).put(value, name)) }
  async remove(store: Store, name: string): Promise<void> { await this.run([store], 'readwrite', (of) => { of(store).delete(name) }) }
  async names(store: Store): Promise<string[]> { return await this.run([store], 'readonly', of => of(store).getAllKeys()) as string[] }

  async clear(): Promise<void> {
    await this.run(['meta', 'items'], 'readwrite', (of) => { of('meta').clear(); of('items').clear() })
  }

  close(): void { this.base.close() }
}
