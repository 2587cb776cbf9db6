/**
 * A library of books, for readers.
 * @packageDocumentation
 */

/** How far a loan has come. */
export enum LoanState {
  /** It waits on the shelf. */
  Reserved = "reserved",
  Lent = "lent-out",
  /** @deprecated Nobody returns late any more. */
  Overdue = "over due",
}

/** Floors of the house. */
export enum Floor {
  Cellar = -1,
  Ground = 0,
  First = 1,
}

/** What every record has. */
export interface Stored {
  /** Its number. */
  readonly id: string;
  /** When it was made, in seconds. */
  created_at: number;
}

/**
 * A book that can be lent.
 *
 * @example
 * ```ts
 * const book: Book = { id: "b1", created_at: 1, title: "Waves" };
 * ```
 */
export interface Book extends Stored {
  /** What stands on the cover. */
  title: string;
  /** Pages, without the cover. */
  pages?: number;
  /** Whom it belongs to, if anybody. */
  owner: string | null;
  /** @deprecated Use `shelves` instead. */
  shelf?: string;
  shelves: string[];
  tags?: readonly string[];
  /** How it is bound. */
  binding: "paper" | "cloth" | "a|b" | "";
  /** Always a book. */
  readonly kind: "book";
  edition: 1 | 2 | 3;
  grid: number[][];
  state: LoanState;
  states?: LoanState[];
  notes: Record<string, string>;
  ratings?: Record<string, number[]>;
  partial?: Partial<Record<"a" | "b", string>>;
  shape: Cover | null;
  anything: unknown;
  whatever?: any;
  printed: Date;
  size: { width: number; height?: number };
  parts?: { name: string; weight: number | null }[];
  translations: { [language: string]: string };
  next?: Book | null;
  mixed: string | number;
  both: Named & Priced;
  isLent: boolean;
  lent: true;
  "odd-name.x": string;
  snake_case_name?: string;
  _under?: string;
  big: bigint;
  nothing: null;
  missing?: undefined;
  optionalNull?: string | null;
  price: Price;
  buffer?: Uint8Array;
  pair: [string, number];
  set?: Set<string>;
  map?: Map<string, Book>;
  /** Tells the others. */
  notify?: (text: string) => void;
  /** Reads a page aloud. */
  read(page: number): string;
}

export interface Named {
  name: string;
}

export interface Priced {
  price: number;
}

/** An amount. */
export type Price = {
  amount: number;
  /** Three letters. */
  currency: Currency;
};

/** A currency. */
export type Currency = "EUR" | "USD" | "XAF";

/** A cover in one of two forms. */
export type Cover = RoundCover | SquareCover;

export type RoundCover = {
  form: "round";
  radius: number;
};

export interface SquareCover {
  form: "square";
  side: number;
}

export type BookList = Book[];
export type BooksById = Record<string, Book>;
export type Title = string;
export type Maybe = string | null;
export type Count = number;

/** A page of anything. */
export interface PageOf<T> {
  items: T[];
  total: number;
}

/** A page of books. */
export interface BookPage {
  items: Book[];
  page?: PageOf<Book>;
}

export interface Dictionary {
  [key: string]: number;
}

export interface OpenRecord {
  known: string;
  [key: string]: string | number;
}

/** @deprecated Use {@link Book}. */
export interface Leaflet {
  title: string;
}

/** Asks the library. */
export class Client {
  constructor(private readonly url: string) {}
  /** All books. */
  async books(): Promise<Book[]> {
    return [];
  }
}

/** A plain record as a class. */
export class Reader {
  name = "";
  age?: number;
}

/** Counts. */
export function count(books: Book[]): number {
  return books.length;
}

/** The only one. */
export const VERSION = "1";

export type Callback = (book: Book) => void;

export type Keys = keyof Named;
