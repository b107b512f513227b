package org.summitledger.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.summitledger.reference.Division;
import org.summitledger.reference.SectorLookup;
import org.summitledger.source.Flow;

/**
 * A line of a statistical file, and what of its money a sum takes.
 *
 * @param line the line
 * @param value what is taken, in whole units of currency; empty where the line is blank
 * @param share how that was told, where it is not all of it; otherwise empty
 */
record TakenLine(Row line, Optional<BigDecimal> value, String share) {
  /** Its period, partner and product, what is taken, and the quantity that it states. */
  String inWords() {
    return line.getAs("period_start")
        + "  "
        + line.getAs("partner")
        + "  HS "
        + line.getAs("product")
        + "  "
        + SumComparison.plain(Optional.ofNullable(line.getAs("value")), "blank")
        + " "
        + line.getAs("currency")
        + share
        + Optional.<BigDecimal>ofNullable(line.getAs("quantity"))
            .map(q -> ", " + q.stripTrailingZeros().toPlainString() + " ")
            .map(q -> q + Optional.ofNullable(line.getAs("quantity_unit")).orElse("of no unit"))
            .orElse("");
  }

  /** All of a line. */
  static TakenLine whole(Row line) {
    return new TakenLine(line, Optional.ofNullable(line.getAs("value")), "");
  }

  /**
   * What a sector takes of lines. Where stated weights divide a product, the lake divides the money
   * of its cell; of several lines of a cell each is given what it adds to the sector's part.
   *
   * @param lines of products that reach the sector, of one reporter, flow and period
   */
  static List<TakenLine> ofSector(List<Row> lines, String sector, SectorLookup lookup) {
    Map<List<String>, BigDecimal> cells = new HashMap<>();
    List<TakenLine> taken = new ArrayList<>();
    for (Row line : lines) {
      Optional<Division> division =
          lookup.divisionOf(line.getAs("product"), line.getAs("hs_revision"));
      BigDecimal value = line.getAs("value");
      if (division.isEmpty() || value == null) {
        taken.add(whole(line));
      } else {
        List<String> cell = cell(line);
        BigDecimal before = cells.getOrDefault(cell, BigDecimal.ZERO);
        cells.put(cell, before.add(value));
        int place = division.get().placeOf(sector);
        BigDecimal part =
            part(division.get(), place, before.add(value))
                .subtract(part(division.get(), place, before));
        taken.add(new TakenLine(line, Optional.of(part), share(division.get(), place, part)));
      }
    }
    return taken;
  }

  private static List<String> cell(Row line) {
    return Arrays.asList(
        line.getAs("file_sha256"),
        line.getAs("dataflow"),
        line.getAs("partner"),
        line.getAs("product"),
        line.getAs("hs_revision"));
  }

  private static BigDecimal part(Division division, int place, BigDecimal money) {
    long[] parts = division.parts(money.movePointRight(Flow.SCALE).longValueExact());
    return BigDecimal.valueOf(parts[place], Flow.SCALE);
  }

  private static String share(Division division, int place, BigDecimal part) {
    return ", of which "
        + part.toPlainString()
        + ": "
        + division.shares().get(place).weight().toPlainString()
        + " by "
        + String.join(", ", division.statedIn());
  }
}
