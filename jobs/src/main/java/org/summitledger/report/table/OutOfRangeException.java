package org.summitledger.report.table;

/** A number of a table has more digits than its column holds. */
public final class OutOfRangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the number, where it stands, and what to do. */
  public OutOfRangeException(String message, Throwable refusal) {
    super(message, refusal);
  }
}
