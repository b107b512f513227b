package org.summitledger.report.basket;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.summitledger.reference.Countries;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.WorldTrade;

/**
 * Whose trade with whom, in one direction, as one source states it.
 *
 * @param source the statistical source
 * @param reporter whose trade it is, ISO3
 * @param partner the other country, ISO3, or {@code WLD} for the world
 * @param flow import, export, or {@link #BOTH}, seen from the reporter
 * @param currency of all values, ISO 4217
 * @param frequency A, Q or M
 */
public record Side(
    String source,
    String reporter,
    String partner,
    String flow,
    String currency,
    String frequency) {

  /** What the reporter buys. */
  public static final String IMPORT = "import";

  /** What the reporter sells. */
  public static final String EXPORT = "export";

  /** Of what compares exports with imports. */
  public static final String BOTH = "both";

  /** One after the other. */
  public static final Comparator<Side> ORDER =
      Comparator.comparing(Side::source)
          .thenComparing(Side::reporter)
          .thenComparing(Side::partner)
          .thenComparing(Side::flow)
          .thenComparing(Side::currency)
          .thenComparing(Side::frequency);

  /** Whose trade a series by product is. */
  static Side of(ProductSeries s) {
    return new Side(s.source(), s.reporter(), s.partner(), s.flow(), s.currency(), s.frequency());
  }

  /** Whose trade a series by sector is. */
  public static Side of(SectorSeries s) {
    return new Side(s.source(), s.reporter(), s.partner(), s.flow(), s.currency(), s.frequency());
  }

  /** What a country sells to the world, of a source that holds the world's trade. */
  static Side exportsOf(String country, WorldTrade world) {
    return new Side(
        world.source(), country, Countries.WORLD, EXPORT, world.currency(), world.frequency());
  }

  /** The same with another partner. */
  public Side with(String otherPartner) {
    return new Side(source, reporter, otherPartner, flow, currency, frequency);
  }

  /** The same with the world. */
  public Side withWorld() {
    return with(Countries.WORLD);
  }

  /** The same in another direction. */
  public Side going(String otherFlow) {
    return new Side(source, reporter, partner, otherFlow, currency, frequency);
  }

  /** The same trade, seen from the partner. */
  public Side seenFromPartner() {
    return new Side(
        source,
        /* reporter= */ partner,
        /* partner= */ reporter,
        isImport() ? EXPORT : IMPORT,
        currency,
        frequency);
  }

  /** Whether it is what the reporter buys. */
  public boolean isImport() {
    return flow.equals(IMPORT);
  }

  /** Whether the partner is the world. */
  public boolean isWithWorld() {
    return partner.equals(Countries.WORLD);
  }

  /** The cells of {@link TableDefinition.Builder#seriesKey} for a sector and period. */
  public List<Object> key(String sector, LocalDate periodStart) {
    return List.of(source, reporter, partner, flow, sector, currency, frequency, periodStart);
  }
}
