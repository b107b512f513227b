package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Which rows are separated, held against a linear program that says the same in other words. */
class SampleTest {
  @Test
  void aGroupThatConnectsOnlyThroughZerosIsSeparated() {
    PanelRows rows =
        new PanelRows(
            new double[] {0, 1, 0, 0, 1},
            new double[0][],
            new int[][] {{0, 0, 1, 1, 1}, {0, 0, 0, 1, 1}},
            new int[5]);
    assertThat(Sample.of(rows.rows()).dropped()).isEqualTo(new Dropped(0, 0, 1, true));
    assertThat(separated(rows)).isEqualTo(bits(2));
  }

  @Test
  void twoRegressorsMaySeparateTogether() {
    PanelRows rows =
        new PanelRows(
            new double[] {0, 0, 0, 1, 2, 3},
            new double[][] {{2, -1, 0, 0, 5, 6}, {-1, 2, 0, 0, -10, -12}},
            new int[1][6],
            new int[6]);
    assertThat(separated(rows)).isEqualTo(bits(0));
    assertThat(Sample.of(rows.rows()).dropped()).isEqualTo(new Dropped(0, 0, 1, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatIsSeparatedIsWhatALinearProgramFinds(int regressors) {
    SplittableRandom random = new SplittableRandom(50 + regressors);
    int found = 0;
    // Groups alone separate rows less often than regressors do.
    int draws = regressors == 0 ? 450 : 150;
    for (int draw = 0; draw < draws; draw++) {
      PanelRows rows = draw(regressors, random);
      Sample sample = Sample.of(Scaling.of(rows.rows()).apply(rows.rows()));
      BitSet kept = separated(rows);
      kept.flip(0, rows.size());
      // What a linear program calls separated holds groups without an outcome too; what is left
      // loses rows that are alone, and may then hold separated rows no more.
      PanelRows left = withoutSingletons(rows.where(kept::get));
      assertThat(sample.dropped().certain()).isTrue();
      assertThat(rows.size() - sample.dropped().total()).as("draw %s", draw).isEqualTo(left.size());
      found += sample.dropped().separated() > 0 ? 1 : 0;
    }
    assertThat(found).as("draws that put the rectifier to the test").isGreaterThan(10);
  }

  private static PanelRows draw(int regressors, SplittableRandom random) {
    int size = 24;
    double[] outcome = new double[size];
    double[][] x = new double[regressors][size];
    int[][] groups = new int[2][size];
    for (int row = 0; row < size; row++) {
      outcome[row] = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0;
      groups[0][row] = random.nextInt(4);
      groups[1][row] = random.nextInt(4);
      for (double[] column : x) {
        column[row] = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
      }
    }
    outcome[0] = 1;
    return new PanelRows(outcome, x, groups, new int[size]);
  }

  private static PanelRows withoutSingletons(PanelRows rows) {
    BitSet kept = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      boolean alone = false;
      for (int[] dimension : rows.groups()) {
        int group = dimension[row];
        alone |= Arrays.stream(dimension).filter(other -> other == group).count() == 1;
      }
      kept.set(row, !alone);
    }
    return kept.cardinality() == rows.size() ? rows : withoutSingletons(rows.where(kept::get));
  }

  /**
   * Rows for which some z = Xγ is above zero, while no z is below, and z is zero with an outcome.
   */
  private static BitSet separated(PanelRows rows) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> effects =
        IntStream.range(0, rows.regressors().length + 8 * rows.groups().length)
            .mapToObj(i -> model.newVariable("g" + i).lower(-1e4).upper(1e4))
            .toList();
    Variable[] marks = new Variable[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      Expression z = model.newExpression("z" + row);
      for (int j = 0; j < rows.regressors().length; j++) {
        z.set(effects.get(j), rows.regressors()[j][row]);
      }
      for (int d = 0; d < rows.groups().length; d++) {
        z.set(effects.get(rows.regressors().length + 8 * d + rows.groups()[d][row]), 1);
      }
      if (rows.outcome()[row] > 0) {
        z.level(0);
      } else {
        marks[row] = model.newVariable("t" + row).lower(0).upper(1).weight(1);
        z.set(marks[row], -1).lower(0);
      }
    }
    Optimisation.Result result = model.maximise();
    assertThat(result.getState().isOptimal()).isTrue();
    BitSet separated = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      separated.set(row, marks[row] != null && result.doubleValue(model.indexOf(marks[row])) > 0.5);
    }
    return separated;
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }
}
