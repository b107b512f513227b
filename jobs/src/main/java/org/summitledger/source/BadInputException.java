package org.summitledger.source;

import java.util.List;
import java.util.stream.Collectors;

/** An input that stops the night: every problem found is listed, not only the first. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final transient List<Issue> issues;

  /** With all problems found. */
  public BadInputException(List<Issue> issues) {
    super(describe(issues));
    this.issues = List.copyOf(issues);
  }

  /** With the one problem found. */
  public BadInputException(Issue issue) {
    this(List.of(issue));
  }

  /** What is wrong, file by file. */
  public List<Issue> issues() {
    return issues;
  }

  private static String describe(List<Issue> issues) {
    String shown =
        issues.stream().limit(SHOWN).map(Issue::toString).collect(Collectors.joining("\n  "));
    int more = issues.size() - SHOWN;
    String rest = more > 0 ? "\n  … and " + more + " more" : "";
    return "Cannot read the inputs:\n  " + shown + rest;
  }
}
