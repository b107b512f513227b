package org.summitledger.reference;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the money of a product of an older HS revision is divided over sectors, by weights that
 * somebody states.
 *
 * <p>Parts are whole thousandths and add up to the money exactly: each is the money times its
 * weight, cut off towards zero, and what is left goes to the largest weight; of several as large to
 * that of the smallest subheading. A correction below zero is divided as its opposite would be.
 */
public final class Division implements Serializable {
  private static final long serialVersionUID = 1;

  /** So many decimals of a weight fit a long as its denominator. */
  private static final int LONGEST = 18;

  private static final Comparator<Share> LARGEST_FIRST =
      Comparator.comparing(Share::weight).reversed().thenComparing(Share::code);

  private final List<Share> shares;
  private final SortedSet<String> statedIn;
  private final long[] over;
  private final long[] under;

  /**
   * A sector's share.
   *
   * @param sector the sector
   * @param weight its part of the money, above 0 and up to 1, exact
   * @param code the smallest of the subheadings through which money gets there
   */
  public record Share(String sector, BigDecimal weight, String code) implements Serializable {}

  /**
   * A part that is divided itself.
   *
   * @param division how
   * @param weight its part of the whole
   */
  record Part(Division division, BigDecimal weight) {}

  private Division(List<Share> shares, SortedSet<String> statedIn) {
    this.shares = shares;
    this.statedIn = statedIn;
    this.over = new long[shares.size()];
    this.under = new long[shares.size()];
    for (int i = 0; i < over.length; i++) {
      BigDecimal weight = shares.get(i).weight();
      if (weight.scale() >= 0 && weight.scale() <= LONGEST) {
        over[i] = weight.unscaledValue().longValueExact();
        under[i] = BigInteger.TEN.pow(weight.scale()).longValueExact();
      }
    }
  }

  /** All of it in one sector. */
  static Division whole(String sector, String code) {
    return new Division(List.of(new Share(sector, BigDecimal.ONE, code)), new TreeSet<>());
  }

  /**
   * What parts come to; their weights add up to 1.
   *
   * @param rows that state the weights, each as file and line
   */
  static Division of(List<Part> parts, List<String> rows) {
    SortedMap<String, Share> bySector = new TreeMap<>();
    SortedSet<String> statedIn = new TreeSet<>(rows);
    for (Part part : parts) {
      statedIn.addAll(part.division().statedIn);
      for (Share share : part.division().shares) {
        BigDecimal weight = share.weight().multiply(part.weight());
        bySector.merge(
            share.sector(), new Share(share.sector(), weight, share.code()), Division::together);
      }
    }
    List<Share> shares =
        bySector.values().stream()
            .map(s -> new Share(s.sector(), s.weight().stripTrailingZeros(), s.code()))
            .sorted(LARGEST_FIRST)
            .toList();
    return new Division(shares, statedIn);
  }

  private static Share together(Share one, Share other) {
    String code = one.code().compareTo(other.code()) <= 0 ? one.code() : other.code();
    return new Share(one.sector(), one.weight().add(other.weight()), code);
  }

  /** The sectors, the largest weight first; their weights add up to 1. */
  public List<Share> shares() {
    return shares;
  }

  /** The place of a sector among the shares; below 0 if it gets nothing. */
  public int placeOf(String sector) {
    return shares.stream().map(Share::sector).toList().indexOf(sector);
  }

  /** The rows that state the weights, each as file and line. */
  public List<String> statedIn() {
    return List.copyOf(statedIn);
  }

  /** Whether all of it is in one sector. */
  boolean isWhole() {
    return shares.size() == 1;
  }

  /** Whether the sectors get the same shares, whoever states them. */
  boolean sharesLike(Division other) {
    return weights().equals(other.weights());
  }

  private Map<String, BigDecimal> weights() {
    return shares.stream().collect(Collectors.toMap(Share::sector, Share::weight));
  }

  /**
   * What each sector gets, in the order of {@link #shares}.
   *
   * @param money thousandths of a unit of currency
   */
  public long[] parts(long money) {
    long[] parts = new long[over.length];
    long rest = money;
    for (int i = 1; i < parts.length; i++) {
      parts[i] = part(i, money);
      rest -= parts[i];
    }
    parts[0] = rest;
    return parts;
  }

  private long part(int i, long money) {
    long product = money * over[i];
    boolean fits = Math.multiplyHigh(money, over[i]) == product >> (Long.SIZE - 1);
    return fits && under[i] > 0
        ? product / under[i]
        : BigDecimal.valueOf(money)
            .multiply(shares.get(i).weight())
            .setScale(0, RoundingMode.DOWN)
            .longValueExact();
  }

  @Override
  public String toString() {
    return shares.stream()
        .map(s -> s.sector() + " " + s.weight().toPlainString())
        .collect(Collectors.joining(", "));
  }
}
