package org.summitledger.source;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;

/** A batch with the codes that its places stand for. */
public final class NamedBatch {
  private final FlowBatch batch;
  private final Layout layout;
  private final List<Period> periods;
  private final List<String> countries;
  private final List<String> flows;
  private final List<Product> products;

  /**
   * A batch of a file.
   *
   * @param layout that the file was read by, of quantities in one unit
   */
  public NamedBatch(FlowBatch batch, FlowBatch.Codes codes, Layout layout) {
    this.batch = batch;
    this.layout = layout;
    this.periods = codes.periods();
    this.countries = codes.countries();
    this.flows = codes.flows();
    this.products = codes.products();
  }

  /** First day of a flow's period, yyyy-MM-dd. */
  public String period(int i) {
    return periods.get(batch.period()[i]).start().toString();
  }

  /** Import or export. */
  public String direction(int i) {
    return flows.get(batch.flow()[i]);
  }

  /** The other country. */
  public String partner(int i) {
    return countries.get(batch.partner()[i]);
  }

  /** The code of a flow's product. */
  public String product(int i) {
    return products.get(batch.product()[i]).code();
  }

  /** In whole units of currency; null where it is blank. */
  public @Nullable BigDecimal value(int i) {
    return number(batch.value()[i]);
  }

  /** A flow as if it had been read by itself. */
  public Flow flow(int i) {
    Period period = periods.get(batch.period()[i]);
    BigDecimal quantity = number(batch.quantity()[i]);
    Layout.Quantity measured = layout.quantity();
    return new Flow(
        batch.line()[i],
        layout.frequency(),
        period.start(),
        period.end(),
        countries.get(batch.reporter()[i]),
        partner(i),
        direction(i),
        product(i),
        products.get(batch.product()[i]).hsRevision(),
        value(i),
        layout.valuation().get(direction(i)),
        quantity,
        quantity == null || measured == null ? null : measured.unit().value());
  }

  private static @Nullable BigDecimal number(long thousandths) {
    return thousandths == FlowBatch.MISSING ? null : BigDecimal.valueOf(thousandths, Flow.SCALE);
  }
}
