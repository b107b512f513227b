package org.summitledger.source;

/** What was read so far does not hold: the file has to be read again, more carefully. */
final class RereadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final How how;
  private final String why;

  /** How the file has to be read. */
  enum How {
    /** Line by line, but remembering the keys, since they are in no order. */
    REMEMBERING,
    /** Record by record, since a record may be more than a line. */
    AS_RECORDS
  }

  RereadException(How how, String why) {
    super(why, null, false, false);
    this.how = how;
    this.why = why;
  }

  How how() {
    return how;
  }

  /** What was met, where. */
  String why() {
    return why;
  }
}
