package org.summitledger.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Flows being put into columns, one after the other. */
final class BatchBuilder {
  private final long[] line;
  private final int[] period;
  private final int[] reporter;
  private final int[] partner;
  private final int[] flow;
  private final int[] product;
  private final long[] value;
  private final long[] quantity;
  private int size;

  BatchBuilder(int most) {
    line = new long[most];
    period = new int[most];
    reporter = new int[most];
    partner = new int[most];
    flow = new int[most];
    product = new int[most];
    value = new long[most];
    quantity = new long[most];
  }

  /** The codes of the next flow, which {@link #add} completes. */
  void codes(
      int periodPlace, int reporterPlace, int partnerPlace, int flowPlace, int productPlace) {
    period[size] = periodPlace;
    reporter[size] = reporterPlace;
    partner[size] = partnerPlace;
    flow[size] = flowPlace;
    product[size] = productPlace;
  }

  void add(long onLine, long valueThousandths, long quantityThousandths) {
    line[size] = onLine;
    value[size] = valueThousandths;
    quantity[size] = quantityThousandths;
    size++;
  }

  void add(Flow of, FlowCodes places) {
    codes(
        places.period(of),
        places.country(of.reporter()),
        places.country(of.partner()),
        places.flow(of.flow()),
        places.product(of));
    add(of.line(), thousandths(of.value()), thousandths(of.quantity()));
  }

  private static long thousandths(@Nullable BigDecimal number) {
    return number == null
        ? FlowBatch.MISSING
        : number.setScale(Flow.SCALE).unscaledValue().longValueExact();
  }

  /** Takes a flow over from a batch. */
  void add(FlowBatch from, int i) {
    codes(
        from.period()[i], from.reporter()[i], from.partner()[i], from.flow()[i], from.product()[i]);
    add(from.line()[i], from.value()[i], from.quantity()[i]);
  }

  FlowBatch batch() {
    return new FlowBatch(size, line, period, reporter, partner, flow, product, value, quantity);
  }
}
