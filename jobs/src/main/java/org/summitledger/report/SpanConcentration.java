package org.summitledger.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Concentration;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;

/**
 * From how few partners and products trade came: the Herfindahl–Hirschman index of what each of
 * them traded in all periods of a span together.
 */
final class SpanConcentration {
  private static final String VERSION = "1";

  /** Parts that make up less than this of the whole are not all of them; sources round. */
  private static final BigDecimal WHOLE = new BigDecimal("0.995");

  private final Map<List<String>, List<SectorSeries>> partners = new HashMap<>();
  private final Map<List<String>, List<ProductSeries>> products = new HashMap<>();

  /**
   * Looks parts up.
   *
   * @param sectors series by sector with all partners, and of all products
   * @param bySource series by product
   */
  SpanConcentration(List<SectorSeries> sectors, List<ProductSeries> bySource) {
    for (SectorSeries s : sectors) {
      if (!s.partner().equals(Countries.WORLD)) {
        partners.computeIfAbsent(market(s), m -> new ArrayList<>()).add(s);
      }
    }
    for (ProductSeries p : bySource) {
      if (p.listsAllProducts() && !p.productLevel().equals("TOTAL")) {
        products.computeIfAbsent(pair(p, p.sector()), m -> new ArrayList<>()).add(p);
        products.computeIfAbsent(pair(p, Sectors.ALL), m -> new ArrayList<>()).add(p);
      }
    }
  }

  /** Σ s² over partners of a series with the world. */
  Answer ofPartners(SectorSeries world, StabilitySpan span) {
    SortedMap<String, BigDecimal> parts = new TreeMap<>();
    for (SectorSeries partner : partners.getOrDefault(market(world), List.of())) {
      partner
          .points()
          .forEach(
              (start, point) ->
                  point.value().ifPresent(v -> add(parts, span, start, partner.partner(), v)));
    }
    return answer(parts, world, span, new Words("partners", "herfindahl_partners"));
  }

  /** Σ s² over products, at the level at which the source tells them. */
  Answer ofProducts(SectorSeries series, StabilitySpan span) {
    SortedMap<String, BigDecimal> parts = new TreeMap<>();
    SortedSet<String> levels = new TreeSet<>();
    for (ProductSeries product : products.getOrDefault(pair(series), List.of())) {
      levels.add(product.productLevel().toLowerCase(Locale.ROOT));
      product
          .points()
          .forEach(
              (start, point) ->
                  point.value().ifPresent(v -> add(parts, span, start, product.product(), v)));
    }
    String method = levels.isEmpty() ? "herfindahl" : "herfindahl_" + String.join("_", levels);
    return answer(parts, series, span, new Words("products", method));
  }

  /** What parts are, and the method's name. */
  private record Words(String parts, String method) {}

  private static void add(
      SortedMap<String, BigDecimal> parts,
      StabilitySpan span,
      LocalDate start,
      String part,
      BigDecimal value) {
    if (span.holds(start)) {
      parts.merge(part, value, BigDecimal::add);
    }
  }

  private static Answer answer(
      SortedMap<String, BigDecimal> parts, SectorSeries series, StabilitySpan span, Words words) {
    return Answer.complete(
        outcome(parts, total(series, span), words.parts()), "ratio", words.method(), VERSION);
  }

  private static Outcome outcome(
      SortedMap<String, BigDecimal> parts, BigDecimal total, String what) {
    if (parts.size() < 2) {
      return Outcome.none(
          parts.isEmpty()
              ? "the source tells no " + what
              : "the source tells only one of the " + what);
    }
    BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() > 0 && sum.compareTo(total.multiply(WHOLE)) < 0) {
      return Outcome.none(
          "the "
              + what
              + " that the source lists make up "
              + sum.divide(total, 2, RoundingMode.DOWN).toPlainString()
              + " of the whole");
    }
    return Concentration.herfindahl(parts.values());
  }

  private static BigDecimal total(SectorSeries series, StabilitySpan span) {
    return series.points().values().stream()
        .filter(p -> span.holds(p.start()))
        .flatMap(p -> p.value().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> market(SectorSeries s) {
    return List.of(
        s.source(), s.reporter(), s.flow(), s.sector(), s.scheme(), s.currency(), s.frequency());
  }

  private static List<String> pair(SectorSeries s) {
    return List.of(
        s.source(), s.reporter(), s.partner(), s.flow(), s.sector(), s.currency(), s.frequency());
  }

  private static List<String> pair(ProductSeries p, String sector) {
    return List.of(
        p.source(), p.reporter(), p.partner(), p.flow(), sector, p.currency(), p.frequency());
  }
}
