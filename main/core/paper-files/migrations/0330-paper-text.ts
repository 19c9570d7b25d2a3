import type { Migration } from '../../store/index.ts'

/**
 * The text of papers, page by page, for searching: as it was read, and folded (lower case, without marks) in an index of words.
 * Beginnings of words have their own lists, or a search for a few letters would gather half the words there are.
 * No projection: it follows the ledger in its own time, and what waits stands in a list. What is taken out is overwritten at once
 * (secure-delete), since it names people.
 */
export const paperText: Migration = {
  number: 330,
  name: 'paper-text',
  up: (database) => {
    database.exec(`
      CREATE TABLE paper_text_pending (
        arrival INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier BLOB NOT NULL CHECK (length(dossier) = 16)
      ) STRICT;
      CREATE TABLE paper_text (
        id INTEGER PRIMARY KEY,
        dossier BLOB NOT NULL CHECK (length(dossier) = 16),
        code TEXT NOT NULL,
        page INTEGER NOT NULL,
        reading BLOB NOT NULL CHECK (length(reading) = 32),
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX paper_text_by_dossier ON paper_text (dossier, code);
      CREATE VIRTUAL TABLE paper_words USING fts5 (folded, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
      INSERT INTO paper_words (paper_words, rank) VALUES ('secure-delete', 1);
    `)
  },
}
