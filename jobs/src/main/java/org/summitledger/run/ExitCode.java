package org.summitledger.run;

/** What a process tells its scheduler. */
public enum ExitCode {
  /** Published, or nothing new. */
  OK(0),
  /** The command line or the settings are wrong. */
  USAGE(2),
  /** An input is missing or unreadable. */
  INPUT(3),
  /** The audit kept the night from publishing; the last version stays. */
  AUDIT(4),
  /** Publishing failed, or its state is unknown. */
  PUBLISH(5),
  /** Another run holds the lock. */
  LOCKED(6),
  /** Out of memory, or a bug. */
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
