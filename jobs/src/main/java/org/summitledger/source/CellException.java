package org.summitledger.source;

/** A cell that rejects its row; always caught by the reader of the row. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Issue issue;

  /** With what is wrong. */
  public CellException(Issue issue) {
    super(issue.message(), null, false, false);
    this.issue = issue;
  }

  /** What is wrong, with its place. */
  public Issue issue() {
    return issue;
  }
}
