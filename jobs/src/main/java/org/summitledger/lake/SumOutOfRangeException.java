package org.summitledger.lake;

import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;

/**
 * What a file's values, or its quantities, add up to is more than the lake holds; one by one they
 * fit.
 */
final class SumOutOfRangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SumOutOfRangeException(ArithmeticException overflow) {
    super("A sum is out of range: " + overflow.getMessage(), overflow);
  }

  /** The same as the fault of a file. */
  BadInputException of(String file) {
    BadInputException bad =
        new BadInputException(
            Issue.ofFile(
                IssueCode.SUM_OUT_OF_RANGE,
                file,
                "What its values or quantities add up to is more than the lake holds: 10^15 of a"
                    + " currency or unit. Take figures in a currency or unit of which less are"
                    + " counted, or leave the file out."));
    bad.initCause(this);
    return bad;
  }
}
