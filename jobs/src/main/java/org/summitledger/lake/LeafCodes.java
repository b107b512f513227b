package org.summitledger.lake;

import java.nio.charset.StandardCharsets;

/**
 * Codes as the lake's leaf files hold them: as integers, which Parquet packs and compares faster
 * than text. Tables hold them as text again.
 */
final class LeafCodes {
  private static final int LONGEST_COUNTRY = 4;

  /** How many digits a product has at most. */
  static final int LONGEST_PRODUCT = 9;

  private static final String TOTAL = "TOTAL";
  private static final String HS = "HS";

  private LeafCodes() {}

  /** A country's code of at most four ASCII characters: its bytes. */
  static int country(String code) {
    byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length > LONGEST_COUNTRY) {
      throw new IllegalArgumentException("Cannot hold the country code '" + code + "': too long");
    }
    int packed = 0;
    for (byte b : bytes) {
      packed = packed << Byte.SIZE | b;
    }
    return packed;
  }

  /** The country of an integer. */
  static String country(int packed) {
    StringBuilder code = new StringBuilder(LONGEST_COUNTRY);
    for (int rest = packed; rest != 0; rest >>>= Byte.SIZE) {
      code.append((char) (rest & 0x7F));
    }
    return code.reverse().toString();
  }

  /** An HS code: its digits behind a 1, which keeps leading zeros; all products: 1. */
  static int product(String code) {
    if (code.equals(TOTAL)) {
      return 1;
    }
    if (code.length() > LONGEST_PRODUCT) {
      throw new IllegalArgumentException("Cannot hold the product code '" + code + "': too long");
    }
    return Integer.parseInt("1" + code);
  }

  /** The product of an integer. */
  static String product(int packed) {
    return packed == 1 ? TOTAL : String.valueOf(packed).substring(1);
  }

  /** The year of a revision of the Harmonized System. */
  static int revision(String hsRevision) {
    return Integer.parseInt(hsRevision.substring(HS.length()));
  }

  /** The revision of a year. */
  static String revision(int year) {
    return HS + year;
  }
}
