package org.summitledger.source;

import java.math.BigDecimal;
import org.summitledger.source.FlowFile.Tally;

/** Adds up thousandths exactly, without an object for each. */
final class MoneySum {
  private long rows;
  private boolean some;
  private long sum;
  private BigDecimal overflowed = BigDecimal.ZERO;

  /** Takes the next value, or {@link FlowBatch#MISSING}, which counts as a row without money. */
  void add(long thousandths) {
    rows++;
    if (thousandths == FlowBatch.MISSING) {
      return;
    }
    some = true;
    long more = sum + thousandths;
    if (((sum ^ more) & (thousandths ^ more)) < 0) {
      overflowed = overflowed.add(BigDecimal.valueOf(sum, Flow.SCALE));
      more = thousandths;
    }
    sum = more;
  }

  Tally tally() {
    return new Tally(
        rows, some ? overflowed.add(BigDecimal.valueOf(sum, Flow.SCALE)) : BigDecimal.ZERO);
  }
}
