package org.summitledger.report.gravity;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.summitledger.indicator.model.Chunk;
import org.summitledger.indicator.model.LocalRows;
import org.summitledger.report.gravity.GravityAxes.Cell;
import org.summitledger.source.FlowBatch;

/**
 * Figures of a gravity panel, unit by unit: each unit that trades at all has a row in each period,
 * zero where the source prints nothing. Rows are left out, and counted, where the source is blank,
 * where the figure is below zero, as a correction may be, and where a window opens in the period. A
 * unit that never trades would tell nothing (its fixed effect is minus infinity) and has no rows.
 */
final class GravityCells {
  private static final double THOUSANDTHS = 1000;
  private static final long BLANK = FlowBatch.MISSING;

  private final GravityAxes axes;
  private final SortedMap<Integer, long[]> units = new TreeMap<>();
  private final LeftOut leftOut;

  private GravityCells(GravityAxes axes, Consumer<Consumer<Cell>> cells) {
    this.axes = axes;
    cells.accept(this::add);
    long blank = count(Use.BLANK);
    long belowZero = count(Use.BELOW_ZERO);
    units.values().removeIf(values -> !trades(values));
    this.leftOut = new LeftOut(blank, belowZero, count(Use.STRADDLING));
  }

  /** Of figures that are shown in any order, and not kept; those of one cell are added up. */
  static GravityCells of(GravityAxes axes, Consumer<Consumer<Cell>> cells) {
    return new GravityCells(axes, cells);
  }

  private void add(Cell cell) {
    long[] values = units.computeIfAbsent(axes.unit(cell), u -> new long[axes.periods()]);
    values[cell.period()] = plus(values[cell.period()], cell.value());
  }

  /** What becomes of a figure. */
  enum Use {
    /** A row. */
    ROW,
    /** Left out, as the source is blank. */
    BLANK,
    /** Left out, as it is below zero. */
    BELOW_ZERO,
    /** Left out, as the countries' window opens in the period, which is before and after. */
    STRADDLING
  }

  /**
   * What is no row.
   *
   * @param blank figures of which the source is blank
   * @param belowZero figures below zero
   * @param straddling other figures of units that trade, in the period in which a window opens
   */
  record LeftOut(long blank, long belowZero, long straddling) implements Serializable {
    static final LeftOut NOTHING = new LeftOut(0, 0, 0);

    LeftOut plus(LeftOut other) {
      return new LeftOut(
          blank + other.blank, belowZero + other.belowZero, straddling + other.straddling);
    }
  }

  private static long plus(long one, long other) {
    return one == BLANK || other == BLANK ? BLANK : Math.addExact(one, other);
  }

  private long count(Use use) {
    long count = 0;
    for (Map.Entry<Integer, long[]> unit : units.entrySet()) {
      for (int period = 0; period < axes.periods(); period++) {
        count += use(unit.getKey(), unit.getValue(), period) == use ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean trades(long[] values) {
    for (long value : values) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  LeftOut leftOut() {
    return leftOut;
  }

  /** The units that trade, with thousandths of a unit of currency by period. */
  SortedMap<Integer, long[]> units() {
    return units;
  }

  /** What becomes of a unit's figure in a period. */
  Use use(int unit, int period) {
    return use(unit, units.getOrDefault(unit, new long[axes.periods()]), period);
  }

  private Use use(int unit, long[] values, int period) {
    long value = values[period];
    if (value < 0) {
      return value == BLANK ? Use.BLANK : Use.BELOW_ZERO;
    }
    return axes.straddles(unit, period) ? Use.STRADDLING : Use.ROW;
  }

  /** The rows in this process, with the groups that some axes number. */
  LocalRows rows(GravityAxes numbered) {
    Columns columns = new Columns(numbered);
    return LocalRows.of(columns.outcome, columns.summit, columns.groups, columns.clusters);
  }

  /** The rows as one chunk of many. */
  Chunk chunk() {
    Columns columns = new Columns(axes);
    return new Chunk(columns.outcome, columns.summit, columns.groups, columns.clusters);
  }

  /** Rows column by column, in the order of units and periods. */
  private final class Columns {
    private final double[] outcome;
    private final double[][] summit;
    private final int[][] groups;
    private final int[] clusters;
    private final GravityAxes of;
    private int size;

    Columns(GravityAxes of) {
      this.of = of;
      int rows = Math.toIntExact(count(Use.ROW));
      outcome = new double[rows];
      summit = new double[1][rows];
      groups = new int[GravityAxes.DIMENSIONS][rows];
      clusters = new int[rows];
      units.forEach(this::add);
    }

    private void add(int unit, long[] values) {
      for (int period = 0; period < values.length; period++) {
        if (use(unit, values, period) == Use.ROW) {
          int[] places = of.groups(unit, period);
          for (int d = 0; d < places.length; d++) {
            groups[d][size] = places[d];
          }
          outcome[size] = values[period] / THOUSANDTHS;
          summit[0][size] = of.summit(unit, period);
          clusters[size] = of.cluster(unit);
          size++;
        }
      }
    }
  }
}
