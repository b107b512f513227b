package org.summitledger.report.gravity;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.storage.StorageLevel;
import org.summitledger.indicator.model.Chunk;
import org.summitledger.indicator.model.Shape;
import scala.Tuple2;

/**
 * Rows of a panel that lie with Spark's executors. Which row is in which chunk follows from its key
 * and a fixed number of chunks, and chunks' sums are added in their order on the driver: the same
 * rows give the same bits on one core, on two and on a cluster. What was used last stays in memory,
 * the rest is made anew.
 */
final class DistributedRows implements org.summitledger.indicator.model.Rows, AutoCloseable {
  /** A part of the result, so that it must not follow the number of cores. */
  private static final int CHUNKS = 16;

  private final Shape shape;
  private final JavaRDD<Chunk> chunks;
  private final Recent recent;

  private DistributedRows(Shape shape, JavaRDD<Chunk> chunks, Recent recent) {
    this.shape = shape;
    this.chunks = chunks;
    this.recent = recent;
  }

  /**
   * Rows that are made chunk by chunk.
   *
   * @param keyed what they are made of; all of a key comes into one chunk, in no order
   * @param maker makes exactly one chunk of what is in it, whatever the order
   */
  static <T> DistributedRows of(
      Shape shape, JavaPairRDD<Integer, T> keyed, FlatMapFunction<Iterator<T>, Chunk> maker) {
    return new DistributedRows(shape, placed(keyed).values().mapPartitions(maker), new Recent());
  }

  /** Where everything of a key lies together, as chunks are made of it. */
  static <T> JavaPairRDD<Integer, T> placed(JavaPairRDD<Integer, T> keyed) {
    return keyed.partitionBy(new HashPartitioner(CHUNKS));
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public double[] sum(int length, Pass pass) {
    recent.use(chunks);
    double[] total = new double[length];
    for (Tuple2<Integer, double[]> part : parts(chunks, length, pass)) {
      for (int i = 0; i < length; i++) {
        total[i] += part._2()[i];
      }
    }
    return total;
  }

  /** Each chunk's sums, in the order of chunks, of no more tasks than can run at once. */
  private static List<Tuple2<Integer, double[]>> parts(
      JavaRDD<Chunk> chunks, int length, Pass pass) {
    JavaRDD<Tuple2<Integer, double[]>> parts =
        chunks.mapPartitionsWithIndex(
            (index, found) -> {
              double[] part = new double[length];
              found.forEachRemaining(chunk -> pass.add(chunk, part));
              return List.of(new Tuple2<>(index, part)).iterator();
            },
            false);
    return parts.coalesce(chunks.context().defaultParallelism()).collect().stream()
        .sorted(Comparator.comparing(Tuple2::_1))
        .toList();
  }

  @Override
  public org.summitledger.indicator.model.Rows map(Shape newShape, Change change) {
    return new DistributedRows(newShape, chunks.map(change::of), recent);
  }

  /** Lets go of the memory. */
  @Override
  public void close() {
    recent.clear();
  }

  /** What is kept in memory: an estimator looks at few kinds of rows in turn. */
  private static final class Recent {
    private static final int MOST = 4;

    private final Deque<JavaRDD<Chunk>> used = new ArrayDeque<>();

    void use(JavaRDD<Chunk> chunks) {
      if (!used.remove(chunks)) {
        chunks.persist(StorageLevel.MEMORY_AND_DISK());
      }
      used.addFirst(chunks);
      while (used.size() > MOST) {
        used.removeLast().unpersist(false);
      }
    }

    void clear() {
      used.forEach(chunks -> chunks.unpersist(false));
      used.clear();
    }
  }
}
