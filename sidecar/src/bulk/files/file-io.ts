import {
  close,
  closeSync,
  fstat,
  fstatSync,
  open,
  openSync,
  read,
  readSync,
  type Stats,
  write,
  writeSync,
} from "node:fs";
import { promisify } from "node:util";

export type Soon<T> = T | Promise<T>;

/** Files by their descriptors, at once or on a thread of the pool. Each method throws the kernel's error. */
export interface FileIo {
  open(path: string, flags: number): Soon<number>;
  stat(descriptor: number): Soon<Stats>;
  /** @returns how many bytes came; 0 at the end of the file */
  read(descriptor: number, into: Uint8Array, position: number): Soon<number>;
  write(descriptor: number, bytes: Uint8Array, position: number): Soon<number>;
  close(descriptor: number): Soon<void>;
}

/** For memory: nothing of it waits for a device, and a thread would take longer than the work. */
export const MEMORY_IO: FileIo = {
  open: (path, flags) => openSync(path, flags),
  stat: (descriptor) => fstatSync(descriptor),
  read: (descriptor, into, position) => readSync(descriptor, into, 0, into.length, position),
  write: (descriptor, bytes, position) => writeSync(descriptor, bytes, 0, bytes.length, position),
  close: (descriptor) => closeSync(descriptor),
};

const opened = promisify(open);
const stated = promisify<number, Stats>(fstat);
const closed = promisify(close);

/** For everything else: a device that takes its time holds a thread, and not the event loop. */
export const DEVICE_IO: FileIo = {
  open: (path, flags) => opened(path, flags),
  stat: (descriptor) => stated(descriptor),
  read: (descriptor, into, position) =>
    new Promise((resolve, reject) => {
      read(descriptor, into, 0, into.length, position, (error, bytes) => (error ? reject(error) : resolve(bytes)));
    }),
  write: (descriptor, bytes, position) =>
    new Promise((resolve, reject) => {
      write(descriptor, bytes, 0, bytes.length, position, (error, count) => (error ? reject(error) : resolve(count)));
    }),
  close: (descriptor) => closed(descriptor),
};
