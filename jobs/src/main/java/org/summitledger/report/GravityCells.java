package org.summitledger.report;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.indicator.model.Chunk;
import org.summitledger.indicator.model.LocalRows;
import org.summitledger.report.GravityAxes.Cell;

/**
 * Figures of a gravity panel, unit by unit: each unit that trades at all has a row in each period,
 * zero where the source prints nothing. A figure below zero, as a correction may be, is no trade:
 * its row is left out, and counted. A unit that never trades would tell nothing (its fixed effect
 * is minus infinity) and has no rows.
 */
final class GravityCells {
  private static final double THOUSANDTHS = 1000;

  private final GravityAxes axes;
  private final SortedMap<Integer, long[]> units = new TreeMap<>();
  private final long belowZero;

  private GravityCells(GravityAxes axes, Iterator<Cell> cells) {
    this.axes = axes;
    while (cells.hasNext()) {
      Cell cell = cells.next();
      long[] values = units.computeIfAbsent(axes.unit(cell), u -> new long[axes.periods()]);
      values[cell.period()] = Math.addExact(values[cell.period()], cell.value());
    }
    long negative = 0;
    for (long[] values : units.values()) {
      for (long value : values) {
        negative += value < 0 ? 1 : 0;
      }
    }
    this.belowZero = negative;
    units.values().removeIf(values -> !trades(values));
  }

  /** Of figures in any order; those of one cell are added up. */
  static GravityCells of(GravityAxes axes, Iterator<Cell> cells) {
    return new GravityCells(axes, cells);
  }

  private static boolean trades(long[] values) {
    for (long value : values) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  /** Figures below zero. */
  long belowZero() {
    return belowZero;
  }

  /** The units that trade, with thousandths of a unit of currency by period. */
  SortedMap<Integer, long[]> units() {
    return units;
  }

  /** The value of a unit in a period; empty where it is below zero. */
  static OptionalLong value(long[] values, int period) {
    return values[period] < 0 ? OptionalLong.empty() : OptionalLong.of(values[period]);
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
      int rows = 0;
      for (long[] values : units.values()) {
        for (long value : values) {
          rows += value < 0 ? 0 : 1;
        }
      }
      outcome = new double[rows];
      summit = new double[1][rows];
      groups = new int[GravityAxes.DIMENSIONS][rows];
      clusters = new int[rows];
      units.forEach(this::add);
    }

    private void add(int unit, long[] values) {
      for (int period = 0; period < values.length; period++) {
        if (values[period] >= 0) {
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
