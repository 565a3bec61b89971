/** The whole artifact is not to be used; the message completes "artifact rejected: …". */
export class ArchiveRejected extends Error {
  override readonly name = 'ArchiveRejected';
}
