package org.summitledger.indicator.model;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PpmlSpeedTest {
  @Test
  void speed() {
    int n = 230;
    int years = 5;
    SplittableRandom r = new SplittableRandom(1);
    double[][] a = new double[n][years];
    double[][] b = new double[n][years];
    for (int c = 0; c < n; c++) {
      double size = 2.5 * r.nextGaussian();
      double size2 = size + r.nextGaussian();
      for (int t = 0; t < years; t++) {
        a[c][t] = size + 0.1 * r.nextGaussian();
        b[c][t] = size2 + 0.1 * r.nextGaussian();
      }
    }
    int max = n * n * years;
    double[] y = new double[max];
    double[] x = new double[max];
    int[][] g = new int[3][max];
    int[] cl = new int[max];
    int rows = 0;
    int zeros = 0;
    for (int e = 0; e < n; e++) {
      for (int i = 0; i < n; i++) {
        double like = 1.5 * r.nextGaussian();
        double[] v = new double[years];
        boolean any = false;
        for (int t = 0; t < years; t++) {
          double eta = 5 + a[e][t] + b[i][t] + like + 0.5 * r.nextGaussian();
          double value = Math.exp(eta);
          v[t] = value < 5 * r.nextDouble() ? 0 : Math.round(value * 1000) / 1000.0;
          any |= v[t] > 0;
        }
        if (e != i && any) {
          for (int t = 0; t < years; t++) {
            y[rows] = v[t];
            zeros += v[t] == 0 ? 1 : 0;
            x[rows] = (e * 7 + i * 7) % 97 == 0 && t >= 2 ? 1 : 0;
            g[0][rows] = e * n + i;
            g[1][rows] = e * years + t;
            g[2][rows] = i * years + t;
            cl[rows] = Math.min(e, i) * n + Math.max(e, i);
            rows++;
          }
        }
      }
    }
    y = java.util.Arrays.copyOf(y, rows);
    x = java.util.Arrays.copyOf(x, rows);
    for (int d = 0; d < 3; d++) {
      g[d] = java.util.Arrays.copyOf(g[d], rows);
    }
    cl = java.util.Arrays.copyOf(cl, rows);
    int[] passes = new int[1];
    LocalRows local = LocalRows.of(y, new double[][] {x}, g, cl);
    Rows counting = new Counting(local, passes);
    for (int k = 0; k < 2; k++) {
      passes[0] = 0;
      long start = System.nanoTime();
      PpmlResult result = Ppml.estimate(counting, List.of("summit"));
      System.out.println(
          "SPEED rows "
              + rows
              + " zeros "
              + zeros
              + " passes "
              + passes[0]
              + " seconds "
              + (System.nanoTime() - start) / 1e9
              + " "
              + (result instanceof PpmlResult.Estimated es
                  ? es.coefficients() + " " + es.rounds() + " " + es.dropped()
                  : result));
    }
  }

  record Counting(Rows rows, int[] passes) implements Rows {
    @Override
    public Shape shape() {
      return rows.shape();
    }

    @Override
    public double[] sum(int length, Pass pass) {
      passes[0]++;
      return rows.sum(length, pass);
    }

    @Override
    public Rows map(Shape shape, Change change) {
      return new Counting(rows.map(shape, change), passes);
    }
  }
}
