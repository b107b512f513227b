package org.summitledger.report.summit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Concentration;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.table.Answer;
import org.summitledger.report.trade.ProductSeries;
import org.summitledger.report.trade.SectorSeries;

/**
 * From how few partners and products trade came: the Herfindahl–Hirschman index of what each of
 * them traded in all periods of a span together.
 */
final class SpanConcentration {
  private static final String VERSION = "2";

  /** The level at which sectors are defined too. */
  private static final String CHAPTERS = "HS2";

  /** Parts that are further than this from the whole are others than its own; sources round. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.005");

  private final Map<List<String>, List<SectorSeries>> partners = new HashMap<>();
  private final Map<List<String>, List<ProductSeries>> products = new HashMap<>();

  /** By source and sector the chapters that anybody traded. */
  private final Map<List<String>, Set<String>> chapters = new HashMap<>();

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
        chapters
            .computeIfAbsent(List.of(p.source(), p.sector()), c -> new HashSet<>())
            .add(p.productLevel().equals(CHAPTERS) ? p.product() : "finer");
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
                  point
                      .value()
                      .filter(v -> span.holds(start))
                      .ifPresent(v -> parts.merge(partner.partner(), v, BigDecimal::add)));
    }
    return answer(parts, world, span, new Words("partners", "herfindahl_partners"));
  }

  /**
   * Σ s² over products, at the level at which the source tells them; none where it tells them at
   * several, or in several revisions of the Harmonized System, as the same goods would count twice.
   */
  Answer ofProducts(SectorSeries series, StabilitySpan span) {
    SortedMap<String, BigDecimal> parts = new TreeMap<>();
    SortedSet<String> levels = new TreeSet<>();
    for (ProductSeries product : products.getOrDefault(pair(series), List.of())) {
      product.points().values().stream()
          .filter(p -> span.holds(p.start()) && p.value().isPresent())
          .forEach(
              p -> {
                levels.add(level(product));
                parts.merge(product.product(), p.value().orElseThrow(), BigDecimal::add);
              });
    }
    String method = levels.size() == 1 ? "herfindahl_" + levels.first() : "herfindahl";
    return severalLevels(levels)
        .or(() -> oneChapter(series, parts.keySet()))
        .map(reason -> Answer.missing(reason, "ratio", method, VERSION))
        .orElseGet(() -> answer(parts, series, span, new Words("products", method)));
  }

  private static Optional<String> severalLevels(SortedSet<String> levels) {
    return levels.size() < 2
        ? Optional.empty()
        : Optional.of("the source tells products at several levels: " + String.join(", ", levels));
  }

  /** Why a sector that is one chapter has no products, where the source tells only chapters. */
  private Optional<String> oneChapter(SectorSeries series, Set<String> parts) {
    Set<String> all = chapters.getOrDefault(List.of(series.source(), series.sector()), Set.of());
    return all.size() == 1 && all.equals(parts)
        ? Optional.of("the source tells no products within chapter " + parts.iterator().next())
        : Optional.empty();
  }

  /** Of chapters, which are the same in every revision, the level only. */
  private static String level(ProductSeries product) {
    String revision = product.productLevel().equals(CHAPTERS) ? "" : "_" + product.hsRevision();
    return (product.productLevel() + (revision.length() > 1 ? revision : ""))
        .toLowerCase(Locale.ROOT);
  }

  /** What parts are, and the method's name. */
  private record Words(String parts, String method) {}

  private static Answer answer(
      SortedMap<String, BigDecimal> parts, SectorSeries series, StabilitySpan span, Words words) {
    return unlikeTheWhole(parts, total(series, span), words.parts())
        .map(reason -> Answer.missing(reason, "ratio", words.method(), VERSION))
        .orElseGet(
            () ->
                Answer.complete(
                    Concentration.herfindahl(parts.values()), "ratio", words.method(), VERSION));
  }

  private static Optional<String> unlikeTheWhole(
      SortedMap<String, BigDecimal> parts, BigDecimal total, String what) {
    if (parts.isEmpty()) {
      return Optional.of("the source tells no " + what);
    }
    BigDecimal apart =
        parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(total);
    if (total.signum() <= 0 || apart.abs().compareTo(total.multiply(ROUNDING)) <= 0) {
      return Optional.empty();
    }
    RoundingMode away = apart.signum() < 0 ? RoundingMode.DOWN : RoundingMode.UP;
    String share = apart.add(total).divide(total, 2, away).toPlainString();
    return Optional.of("the " + what + " that the source lists make up " + share + " of the whole");
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
