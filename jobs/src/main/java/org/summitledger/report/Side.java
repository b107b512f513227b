package org.summitledger.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.summitledger.reference.Countries;

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
record Side(
    String source,
    String reporter,
    String partner,
    String flow,
    String currency,
    String frequency) {

  static final String IMPORT = "import";
  static final String EXPORT = "export";

  /** Of what compares exports with imports. */
  static final String BOTH = "both";

  /** One after the other. */
  static final Comparator<Side> ORDER =
      Comparator.comparing(Side::source)
          .thenComparing(Side::reporter)
          .thenComparing(Side::partner)
          .thenComparing(Side::flow)
          .thenComparing(Side::currency)
          .thenComparing(Side::frequency);

  static Side of(ProductSeries s) {
    return new Side(s.source(), s.reporter(), s.partner(), s.flow(), s.currency(), s.frequency());
  }

  static Side of(SectorSeries s) {
    return new Side(s.source(), s.reporter(), s.partner(), s.flow(), s.currency(), s.frequency());
  }

  /** What a country sells to the world, of a source that holds the world's trade. */
  static Side exportsOf(String country, WorldTrade world) {
    return new Side(
        world.source(), country, Countries.WORLD, EXPORT, world.currency(), world.frequency());
  }

  /** The same with another partner. */
  Side with(String otherPartner) {
    return new Side(source, reporter, otherPartner, flow, currency, frequency);
  }

  /** The same with the world. */
  Side withWorld() {
    return with(Countries.WORLD);
  }

  /** The same in another direction. */
  Side going(String otherFlow) {
    return new Side(source, reporter, partner, otherFlow, currency, frequency);
  }

  /** The same trade, seen from the partner. */
  Side seenFromPartner() {
    return new Side(
        source,
        /* reporter= */ partner,
        /* partner= */ reporter,
        isImport() ? EXPORT : IMPORT,
        currency,
        frequency);
  }

  boolean isImport() {
    return flow.equals(IMPORT);
  }

  boolean isWithWorld() {
    return partner.equals(Countries.WORLD);
  }

  /** The cells of {@link TableDefinition.Builder#seriesKey} for a sector and period. */
  List<Object> key(String sector, LocalDate periodStart) {
    return List.of(source, reporter, partner, flow, sector, currency, frequency, periodStart);
  }
}
