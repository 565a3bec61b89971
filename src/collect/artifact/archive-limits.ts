const mebibyte = 1024 * 1024;

/** What reading one artifact may cost. Only bytes that were really inflated count, never what the archive claims. */
export interface ArchiveLimits {
  /** Of the zip; the download stops there too. */
  archiveBytes: number;
  entries: number;
  inflatedBytes: number;
  inflatedEntryBytes: number;
  /** Inflated to compressed bytes of one entry, looked at once `ratioFromBytes` are inflated. */
  ratio: number;
  ratioFromBytes: number;
  /** Of the child's old generation; the whole process stays below 512 MiB with the largest archive. */
  heapMebibytes: number;
  /** Of what the child answers. */
  answerBytes: number;
}

export const archiveLimits: Readonly<ArchiveLimits> = {
  archiveBytes: 100 * mebibyte,
  entries: 10_000,
  inflatedBytes: 512 * mebibyte,
  inflatedEntryBytes: 256 * mebibyte,
  ratio: 200,
  ratioFromBytes: 10 * mebibyte,
  heapMebibytes: 224,
  answerBytes: 16 * mebibyte,
};

/** Of a path in a report, in characters: no file system holds a longer one. */
export const maxPathLength = 4096;
