package org.summitledger.source;

import java.math.BigDecimal;
import org.summitledger.source.FlowFile.Tally;

/** Adds up thousandths exactly, without an object for each. */
public final class MoneySum {
  private long rows;
  private boolean some;
  private long sum;
  private BigDecimal overflowed = BigDecimal.ZERO;

  /** Takes the next value, or {@link FlowBatch#MISSING}, which counts as a row without money. */
  public void add(long thousandths) {
    rows++;
    if (thousandths == FlowBatch.MISSING) {
      return;
    }
    some = true;
    long more = sum + thousandths;
    if (((sum ^ more) & (thousandths ^ more)) < 0) {
      overflowed = sum();
      more = thousandths;
    }
    sum = more;
  }

  /** What the values come to, however much. */
  public BigDecimal sum() {
    return overflowed.add(BigDecimal.valueOf(sum, Flow.SCALE));
  }

  Tally tally() {
    return new Tally(rows, some ? sum() : BigDecimal.ZERO);
  }
}
