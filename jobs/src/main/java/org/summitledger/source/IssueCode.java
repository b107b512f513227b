package org.summitledger.source;

/** Stable codes of what can be wrong with an input; they stand in {@code rejected_rows.code}. */
public enum IssueCode {
  /** The file a descriptor names is not there. */
  FILE_NOT_FOUND,
  /** The file is there and cannot be read, for want of the right to or since its disk fails. */
  FILE_UNREADABLE,
  /** The file holds no bytes. */
  FILE_EMPTY,
  /** The file holds a header and no row. */
  FILE_WITHOUT_ROWS,
  /** The file is a web page, such as an error or login page saved under the data file's name. */
  FILE_IS_HTML,
  /** The file ends in the middle of its compressed stream. */
  GZIP_TRUNCATED,
  /** The file is compressed although its name does not say so, or the reverse. */
  GZIP_UNEXPECTED,
  /** A zip archive ends before its directory does, or a member does not have its checksum. */
  ZIP_TRUNCATED,
  /** The file is a zip archive although its name does not say so, or the reverse. */
  ZIP_UNEXPECTED,
  /** A zip archive is encrypted, or packed by a method that is not read. */
  ZIP_UNREADABLE,
  /** A zip archive does not hold exactly one file. */
  ZIP_MEMBERS,
  /** A packed file unpacks to far more than any table does, or holds more rows than are read. */
  UNPACKS_TOO_LARGE,
  /** The file is Parquet although its name does not say so, or the reverse. */
  PARQUET_UNEXPECTED,
  /** A Parquet file breaks off, is damaged, or is packed or encrypted in a way that is not read. */
  PARQUET_UNREADABLE,
  /**
   * A column that the descriptor needs has a type that does not hold exact text, days or numbers.
   */
  COLUMN_TYPE_UNREADABLE,
  /** The bytes are not UTF-8; nothing is replaced. */
  INVALID_UTF8,
  /** A column that the descriptor needs is not in the header. */
  HEADER_COLUMN_MISSING,
  /** The header names one column twice. */
  HEADER_COLUMN_DUPLICATE,
  /** A quoted cell does not end before the file does. */
  QUOTE_UNCLOSED,
  /** Text follows a closing quote, or the file cannot be split into cells for a like reason. */
  QUOTE_INVALID,
  /** The bytes read are not the bytes that were planned. */
  FILE_CHANGED,
  /** A file that can only be held in memory whole is too large for that. */
  FILE_TOO_LARGE,
  /** What the file's numbers add up to is more than the lake holds. */
  SUM_OUT_OF_RANGE,
  /** The same trade stands in two revisions of the Harmonized System. */
  HS_REVISIONS_MIXED,
  /** The day on which the warehouse first saw the file is written down and cannot be read. */
  FIRST_SEEN_UNREADABLE,
  /** The descriptor itself is wrong. */
  DESCRIPTOR_INVALID,

  /** Fewer cells than the header has columns. */
  ROW_TOO_SHORT,
  /** More cells than the header has columns. */
  ROW_TOO_LONG,
  /** A line without any text. */
  ROW_BLANK,
  /** The header again, as in concatenated files. */
  ROW_IS_HEADER,
  /** A cell holds a control character other than tab or line end. */
  CONTROL_CHARACTER,
  /** A cell is longer than any value can be. */
  FIELD_TOO_LONG,
  /** A required cell is empty. */
  VALUE_REQUIRED,
  /** A cell that must hold a number holds something else; grouping marks and exponents count. */
  NUMBER_INVALID,
  /** More decimals than the descriptor allows: rejected, never rounded. */
  NUMBER_TOO_PRECISE,
  /** A number beyond what the table can hold. */
  NUMBER_OUT_OF_RANGE,
  /** A cell that must hold a date holds something else. */
  DATE_INVALID,
  /** A cell that must hold true or false holds something else. */
  BOOLEAN_INVALID,
  /** A value outside the list the descriptor allows. */
  VALUE_NOT_ALLOWED,
  /** A period that the descriptor's format cannot read. */
  PERIOD_INVALID,
  /** A country, by code or name, that the code list of the scheme does not hold. */
  COUNTRY_UNKNOWN,
  /** A product code that is not digits of an HS level, or not in the list of its revision. */
  PRODUCT_UNKNOWN,
  /** A direction of trade that the descriptor does not map. */
  FLOW_UNKNOWN,
  /** A row equal to an earlier one in every cell that is read. */
  DUPLICATE_ROW,
  /** Rows of one key with different values: none of them is kept, since none can be told right. */
  DUPLICATE_KEY,
  /** A reference to a row that does not exist. */
  REFERENCE_UNKNOWN
}
