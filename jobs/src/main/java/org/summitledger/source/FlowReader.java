package org.summitledger.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.summitledger.source.FlowFile.Tally;

/**
 * Reads a statistical file through its layout. Nothing is guessed: a row that cannot be read whole
 * is rejected with its place, a row that would be counted twice is excluded and counted.
 */
public final class FlowReader {
  /** Reason of exclusion: the layout's {@code keep} leaves the row out. */
  public static final String NOT_KEPT = "outside_layout_keep";

  /** Reason of exclusion: a column of a month that was not over when the file was known. */
  public static final String NOT_OVER = "month_not_over";

  /** Reason of exclusion: the same file holds the parts of this product. */
  public static final String PARENT = "parent_of_rows_present";

  private FlowReader() {}

  /**
   * Reads one file.
   *
   * @throws BadInputException if the file as a whole cannot be read, or the layout names a code
   *     scheme that does not exist
   */
  public static FlowFile read(InputFile file, Layout layout, CodeLists codes) {
    FlowRows rows = new FlowRows(layout, codes);
    rows.check(file.name());
    FlowCount count = new FlowCount();
    Repeats repeats = new Repeats(layout);
    long read =
        RawTable.of(file, layout.neededColumns(), layout.columns()::contains, layout.exactCodes())
            .read(
                columns -> rows.header(file.name(), columns),
                row -> rows.read(row, count, (r, measure, f) -> repeats.add(r, measure, f, count)),
                issue -> rows.notARow(issue, count));
    if (read == 0) {
      throw file.withoutRows();
    }
    OneRevision.check(file, layout, repeats.firsts());
    Set<List<String>> parents = parents(repeats.firsts(), repeats.stated());
    List<Flow> flows = new ArrayList<>();
    for (Flow flow : repeats.settle(count)) {
      if (parents.contains(productKey(flow, flow.product()))) {
        count.exclude(
            PARENT, Tally.ZERO.plus(Optional.ofNullable(flow.value()).orElse(BigDecimal.ZERO)));
      } else {
        flows.add(flow);
        count.keep(flow.value());
      }
    }
    return new FlowFile(flows, count.result(read * rows.valuesInRow()));
  }

  /**
   * Products of which the same cell also holds parts: they would be counted twice.
   *
   * @param flows what may be a whole
   * @param parts what may be a part: a blank adds nothing that could be counted twice
   */
  private static Set<List<String>> parents(List<Flow> flows, List<Flow> parts) {
    Set<List<String>> present = new HashSet<>();
    Set<Integer> lengths = new HashSet<>();
    for (Flow flow : flows) {
      present.add(productKey(flow, flow.product()));
      lengths.add(flow.product().length());
    }
    Set<List<String>> parents = new HashSet<>();
    if (lengths.size() < 2) {
      return parents;
    }
    for (Flow flow : parts) {
      String product = flow.product();
      if (!product.equals("TOTAL")) {
        for (int length = 2; length < product.length(); length++) {
          addIfPresent(productKey(flow, product.substring(0, length)), present, parents);
        }
        addIfPresent(productKey(flow, "TOTAL"), present, parents);
      }
    }
    return parents;
  }

  private static void addIfPresent(
      List<String> key, Set<List<String>> present, Set<List<String>> parents) {
    if (present.contains(key)) {
      parents.add(key);
    }
  }

  private static List<String> productKey(Flow flow, String product) {
    return List.of(
        flow.periodStart().toString(), flow.reporter(), flow.partner(), flow.flow(), product);
  }
}
