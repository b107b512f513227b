package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.CifMargin;
import org.summitledger.report.trade.MirrorRanges.Range;

/**
 * The importer's and the exporter's figure of the same trade, or one of them and why there is no
 * other.
 *
 * @param importer what the importer states; null where no comparable figure is known
 * @param exporter what the exporter states; null where no comparable figure is known
 * @param reason why they cannot be compared, or what they lack; empty where nothing is missing
 */
record MirrorComparison(
    @Nullable MirrorFigure importer, @Nullable MirrorFigure exporter, String reason) {

  /**
   * Puts beside each other what is about the same: one cell, so that periods of other length or
   * start, other currencies and other levels of products never meet. What was added up here is
   * compared with stated figures only.
   *
   * @param stated figures of any number of pairs
   */
  static List<MirrorComparison> of(List<MirrorFigure> stated) {
    List<MirrorComparison> all = new ArrayList<>();
    stated.stream()
        .collect(Collectors.groupingBy(f -> f.cell().importer() + " " + f.cell().exporter()))
        .values()
        .forEach(pair -> all.addAll(ofPair(MirrorFigure.withSums(pair))));
    return all;
  }

  private static List<MirrorComparison> ofPair(List<MirrorFigure> figures) {
    Map<MirrorFigure.Cell, List<MirrorFigure>> exporters = new HashMap<>();
    figures.stream()
        .filter(f -> !f.isImport())
        .forEach(f -> exporters.computeIfAbsent(f.cell(), c -> new ArrayList<>()).add(f));
    List<MirrorComparison> all = new ArrayList<>();
    Set<MirrorFigure> paired = new HashSet<>();
    for (MirrorFigure importer : figures) {
      if (importer.isImport()) {
        for (MirrorFigure exporter : exporters.getOrDefault(importer.cell(), List.of())) {
          if (importer.isStated() || exporter.isStated()) {
            all.add(new MirrorComparison(importer, exporter, blank(importer, exporter)));
            paired.add(importer);
            paired.add(exporter);
          }
        }
      }
    }
    for (MirrorFigure alone : figures) {
      if (alone.isStated() && !paired.contains(alone)) {
        List<MirrorFigure> others =
            figures.stream().filter(f -> f.isImport() != alone.isImport()).toList();
        String reason = join(blank(alone), missing(alone, others));
        all.add(
            alone.isImport()
                ? new MirrorComparison(alone, null, reason)
                : new MirrorComparison(null, alone, reason));
      }
    }
    return all;
  }

  private static String blank(MirrorFigure... figures) {
    return Stream.of(figures)
        .map(MirrorComparison::blank)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String blank(MirrorFigure figure) {
    if (!figure.note().isEmpty()) {
      return "not observable in the statistics of " + figure.reporter() + ": " + figure.note();
    }
    if (figure.value() == null) {
      return figure.isStated()
          ? "the source of " + figure.reporter() + " is blank"
          : "a sector of " + figure.reporter() + " is blank, so that no sum of them is known";
    }
    return figure.productsBlank() == 0
        ? ""
        : "blank products of " + figure.reporter() + ": " + figure.productsBlank();
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + "; " + second;
  }

  /** Why none of the other side's figures is about the same. */
  private static String missing(MirrorFigure alone, List<MirrorFigure> others) {
    MirrorFigure.Cell cell = alone.cell();
    String what =
        alone.isImport()
            ? "exports of " + cell.exporter() + " to " + cell.importer()
            : "imports of " + cell.importer() + " from " + cell.exporter();
    if (others.isEmpty()) {
      return "no source holds the " + what;
    }
    List<MirrorFigure.Cell> then =
        others.stream().map(MirrorFigure::cell).filter(cell::overlaps).toList();
    if (then.isEmpty()) {
      return "no source holds the " + what + " in this period";
    }
    List<MirrorFigure.Cell> same = then.stream().filter(cell::isSamePeriod).toList();
    if (same.isEmpty()) {
      return "the " + what + " are known for " + otherPeriods(cell, then);
    }
    return same.stream().anyMatch(c -> c.sector().equals(cell.sector()))
        ? "the " + what + " are known in another currency or by another scheme of sectors"
        : "the " + what + " are known for other sectors only";
  }

  private static String otherPeriods(MirrorFigure.Cell cell, List<MirrorFigure.Cell> then) {
    if (!cell.frequency().equals("A")) {
      return "periods of another length only";
    }
    return then.stream().anyMatch(c -> c.frequency().equals("A"))
        ? "years that start in another month only: fiscal and calendar years are not compared"
        : "some months or quarters only: no twelve months add up to this year";
  }

  /** Whether both sides state an amount. */
  boolean isComplete() {
    return importer != null
        && exporter != null
        && importer.value() != null
        && exporter.value() != null;
  }

  /** One figure or both. */
  List<MirrorFigure> figures() {
    return Stream.of(importer, exporter).filter(Objects::nonNull).toList();
  }

  /** The range of both sides at FOB; empty where a side is missing or does not say CIF or FOB. */
  Optional<Range> range(List<CifMargin> margins) {
    if (!isComplete()) {
      return Optional.empty();
    }
    List<BigDecimal> imports = atFob(Objects.requireNonNull(importer), margins);
    List<BigDecimal> exports = atFob(Objects.requireNonNull(exporter), margins);
    return imports.isEmpty() || exports.isEmpty()
        ? Optional.empty()
        : Optional.of(Range.over(Stream.concat(imports.stream(), exports.stream()).toList()));
  }

  private static List<BigDecimal> atFob(MirrorFigure figure, List<CifMargin> margins) {
    BigDecimal value = Objects.requireNonNull(figure.value());
    return switch (figure.valuation()) {
      case "FOB" -> List.of(value);
      case "CIF" -> margins.stream().map(m -> m.fob(value)).toList();
      default -> List.of();
    };
  }
}
