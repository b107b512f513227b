package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  /** Rows whose chunks are worked on elsewhere: all that goes there and comes back is bytes. */
  private record DistantRows(Shape shape, List<byte[]> chunks) implements Rows {
    @Override
    public double[] sum(int length, Pass pass) {
      byte[] sent = bytes(pass);
      double[] total = new double[length];
      for (byte[] chunk : chunks) {
        double[] part = new double[length];
        object(sent, Pass.class).add(object(chunk, Chunk.class), part);
        for (int i = 0; i < length; i++) {
          total[i] += part[i];
        }
      }
      return total;
    }

    @Override
    public Rows map(Shape newShape, Change change) {
      byte[] sent = bytes(change);
      List<byte[]> changed = new ArrayList<>();
      for (byte[] chunk : chunks) {
        changed.add(bytes(object(sent, Change.class).of(object(chunk, Chunk.class))));
      }
      return new DistantRows(newShape, changed);
    }

    private static byte[] bytes(Object object) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
        stream.writeObject(object);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return bytes.toByteArray();
    }

    private static <T> T object(byte[] bytes, Class<T> type) {
      try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        return type.cast(stream.readObject());
      } catch (IOException | ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void rowsElsewhereGiveTheSameBits() {
    PanelRows rows = PanelRows.gravity(6, 3, 1, new SplittableRandom(70));
    List<byte[]> chunks = new ArrayList<>();
    chunks.add(
        DistantRows.bytes(
            new Chunk(rows.outcome(), rows.regressors(), rows.groups(), rows.clusters())));
    List<String> names = List.of("distance", "agreement");
    PpmlResult.Estimated here = PpmlTest.estimated(rows, names);
    PpmlResult.Estimated there =
        PpmlTest.estimated(Ppml.estimate(new DistantRows(rows.rows().shape(), chunks), names));
    assertThat(there.coefficients()).isEqualTo(here.coefficients());
    assertThat(there.deviance()).isEqualTo(here.deviance());
    assertThat(there.dropped()).isEqualTo(here.dropped());
  }

  /** Sums of 1/i do not add up to the same bits in another order; by chunks they do. */
  @Test
  void sumsAreOfChunksInOrder() {
    int size = (1 << 17) + 100;
    double[] outcome = new double[size];
    for (int row = 0; row < size; row++) {
      outcome[row] = 1.0 / (row + 1);
    }
    Rows rows = LocalRows.of(outcome, new double[0][], new int[0][], new int[size]);
    double first = 0;
    for (int row = 0; row < 1 << 17; row++) {
      first += outcome[row];
    }
    double second = 0;
    for (int row = 1 << 17; row < size; row++) {
      second += outcome[row];
    }
    double[] sum =
        rows.sum(
            1,
            (chunk, total) -> {
              for (int row = 0; row < chunk.size(); row++) {
                total[0] += chunk.outcome(row);
              }
            });
    assertThat(sum).containsExactly(first + second);
  }

  @Test
  void shapesSayWhereAGroupStands() {
    Shape shape = new Shape(new int[] {3, 2}, 4, 7);
    assertThat(shape.dimensions()).isEqualTo(2);
    assertThat(shape.groups()).isEqualTo(5);
    assertThat(shape.groups(1)).isEqualTo(2);
    assertThat(shape.position(1, 1)).isEqualTo(4);
    assertThat(shape.withRegressors(1).regressors()).isEqualTo(1);
    assertThat(shape.withRegressors(1).clusters()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 'row 1: its outcome -1.0 is below zero'",
    "NaN, 0, 0, 0, 'row 1: its outcome NaN is not finite'",
    "1, Infinity, 0, 0, 'row 1: its regressor Infinity is not finite'",
    "1, 0, -2, 0, 'row 1: its group -2 is below zero'",
    "1, 0, 0, -3, 'row 1: its cluster -3 is below zero'"
  })
  void aRowThatCannotBeUsedIsNamed(double outcome, double x, int group, int cluster, String what) {
    assertThatThrownBy(
            () ->
                LocalRows.of(
                    new double[] {1, outcome},
                    new double[][] {{0, x}},
                    new int[][] {{0, group}},
                    new int[] {0, cluster}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot estimate from " + what + ". Leave the row out.");
  }

  @Test
  void everyColumnHasAllRows() {
    assertThatThrownBy(
            () -> LocalRows.of(new double[2], new double[1][1], new int[1][2], new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot estimate from 2 rows: a column of regressors has 1. Give one a row.");
  }
}
