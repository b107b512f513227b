package org.summitledger.run;

import java.util.List;
import java.util.stream.Collectors;
import org.summitledger.report.AuditResults.Finding;

/** The staged tables must not be published; the last version stays. */
public final class AuditFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With every check that failed. */
  public AuditFailedException(List<Finding> failed) {
    super(
        "The audit found "
            + failed.size()
            + " reason(s) not to publish; the last version stays:\n  "
            + failed.stream()
                .map(
                    f ->
                        f.table()
                            + ": "
                            + f.check()
                            + ": found "
                            + f.observed()
                            + ", allowed "
                            + f.bound())
                .collect(Collectors.joining("\n  ")));
  }
}
