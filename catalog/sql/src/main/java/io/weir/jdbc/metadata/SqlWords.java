package io.weir.jdbc.metadata;

/** Word lists: reserved words beyond SQL:2003 and the functions of {@code {fn ...}}. */
final class SqlWords {
    static final String KEYWORDS = "ILIKE,LIMIT,MINUS,OFFSET,QUALIFY,RLIKE";

    static final String NUMERIC_FUNCTIONS =
            "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,"
                    + "RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";

    static final String STRING_FUNCTIONS =
            "ASCII,CHAR,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPEAT,REPLACE,"
                    + "RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE";

    static final String SYSTEM_FUNCTIONS = "IFNULL";

    static final String TIME_FUNCTIONS =
            "CURDATE,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,"
                    + "NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";

    private SqlWords() {}
}
