// Written by tools/folding-table from Unicode 14.0.0.

/// The plain letters and digits of runs of characters, by the first of each run; a blank
/// for what is no letter.
let foldingRows: [(first: UInt32, letters: StaticString)] = [
  (0xAA, "a"),
  (
    0xBA,
    """
    o     aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy yaaaaaa\
    ccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllll  llnnnnnn nnoooooo\
      rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """
  ),
  (0x191, "ff"),
  (0x1A0, "oo"),
  (0x1AF, "uu"),
  (
    0x1CD,
    """
    aaiioouuuuuuuuuu aaaa    ggkkoooo  j   gg  nnaa  ooaaaaeeeeiiiioooorrrruuuus\
    stt  hh      aaeeooooooooyy
    """
  ),
  (0x251, "a"),
  (0x261, "g"),
  (0x2B0, "h jr   wy"),
  (0x2E1, "lsx"),
  (0x386, "a e i o u ia   e   ik  v o p  tu x  iuae iua   e   ik  v o p  tu x  iuou    uuu"),
  (0x3F0, "kp   e"),
  (0x400, "ee   siij   k y a b  e    k mho pcty x"),
  (0x430, "a b  e    k mho pcty x"),
  (0x450, "ee   siij   k y"),
  (0x4BA, "hh"),
  (0x4D0, "aaaa  ee"),
  (0x4E6, "oo      yyyyyy"),
  (0x500, "dd"),
  (0x51A, "qqww"),
  (0x1D2C, "a b de ghijklmn o prtuwa a bde   g kmno   ptu  v     xiruv  p x"),
  (0x1D78, "h"),
  (0x1D9C, "c d f g"),
  (0x1DBB, "z"),
  (
    0x1E00,
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn\
    oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzht\
    wy s    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo\
    uuuuuuuuuuuuuuyyyyyyyy      aaaaaaaaaaaaaaaaeeeeee  eeeeee
    """
  ),
  (0x1F30, "iiiiiiiiiiiiiiiioooooo  oooooo  uuuuuuuu u u u u"),
  (0x1F70, "aaee  iioouu    aaaaaaaaaaaaaaaa"),
  (0x1FB0, "aaaaa aaaaaaa i"),
  (0x1FC8, "ee      iiii  iiiiii    uuuuppuuuuuup"),
  (0x1FF8, "oo"),
  (0x2071, "i"),
  (0x207F, "n0123456789      aeox hklmnpst"),
  (0x2102, "c       ghhhhhiill n   pqrrr      z   z kabc eef mo    i"),
  (0x2145, "ddeij"),
  (0x2160, "i   v    x  lcdmi   v    x  lcdm"),
  (0x2460, "123456789"),
  (0x2474, "123456789"),
  (0x2488, "123456789"),
  (0x249C, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0"),
  (0x2C6D, "a"),
  (0x2C7C, "jv"),
  (0xA7AC, "g"),
  (0xA7F2, "cfq   h"),
  (0xFF10, "0123456789       abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz"),
  (0x10795, "h"),
  (0x107A2, "o  q"),
  (
    0x1D400,
    """
    abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx\
    yzabcdefg ijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv\
    wxyza cd  g  jk  nopq stuvwxyzabcd f hijklmn pqrstuvwxyzabcdefghijklmnopqrst\
    uvwxyzabcdefghijklmnopqrstuvwxyzab defg  jklmnopq stuvwxy abcdefghijklmnopqr\
    stuvwxyzab defg ijklm o   stuvwxy abcdefghijklmnopqrstuvwxyzabcdefghijklmnop\
    qrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmn\
    opqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl\
    mnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij\
    klmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzi   a   \
    e   ik  v o p  tu x   a   e   ik  v o p  tu x   e k p a   e   ik  v o p  tu \
    x   a   e   ik  v o p  tu x   e k p a   e   ik  v o p  tu x   a   e   ik  v \
    o p  tu x   e k p a   e   ik  v o p  tu x   a   e   ik  v o p  tu x   e k p \
    a   e   ik  v o p  tu x   a   e   ik  v o p  tu x   e k p     01234567890123\
    456789012345678901234567890123456789
    """
  ),
  (0x1F100, "0"),
  (0x1F110, "abcdefghijklmnopqrstuvwxyz cr   abcdefghijklmnopqrstuvwxyz"),
  (0x1FBF0, "0123456789"),
]

/// Characters that stand for several letters: ligatures and numerals.
let foldingLigatures: [UInt32: StaticString] = [
  0xC6: "ae", 0xDE: "th", 0xDF: "ss", 0xE6: "ae", 0xFE: "th", 0x132: "ij", 0x133: "ij",
  0x152: "oe", 0x153: "oe", 0x1C4: "dz", 0x1C5: "dz", 0x1C6: "dz", 0x1C7: "lj", 0x1C8: "lj",
  0x1C9: "lj", 0x1CA: "nj", 0x1CB: "nj", 0x1CC: "nj", 0x1E2: "ae", 0x1E3: "ae", 0x1F1: "dz",
  0x1F2: "dz", 0x1F3: "dz", 0x1FC: "ae", 0x1FD: "ae", 0x1D2D: "ae", 0x1E9E: "ss", 0x2161: "ii",
  0x2162: "iii", 0x2163: "iv", 0x2165: "vi", 0x2166: "vii", 0x2167: "viii", 0x2168: "ix",
  0x216A: "xi", 0x216B: "xii", 0x2171: "ii", 0x2172: "iii", 0x2173: "iv", 0x2175: "vi",
  0x2176: "vii", 0x2177: "viii", 0x2178: "ix", 0x217A: "xi", 0x217B: "xii", 0x2469: "10",
  0x246A: "11", 0x246B: "12", 0x246C: "13", 0x246D: "14", 0x246E: "15", 0x246F: "16",
  0x2470: "17", 0x2471: "18", 0x2472: "19", 0x2473: "20", 0x247D: "10", 0x247E: "11",
  0x247F: "12", 0x2480: "13", 0x2481: "14", 0x2482: "15", 0x2483: "16", 0x2484: "17",
  0x2485: "18", 0x2486: "19", 0x2487: "20", 0x2491: "10", 0x2492: "11", 0x2493: "12",
  0x2494: "13", 0x2495: "14", 0x2496: "15", 0x2497: "16", 0x2498: "17", 0x2499: "18",
  0x249A: "19", 0x249B: "20", 0xA7F9: "oe", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl",
  0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0x10783: "ae", 0x1F12D: "cd",
  0x1F12E: "wz", 0x1F14A: "hv", 0x1F14B: "mv", 0x1F14C: "sd", 0x1F14D: "ss", 0x1F14E: "ppv",
  0x1F14F: "wc", 0x1F16A: "mc", 0x1F16B: "md", 0x1F16C: "mr", 0x1F190: "dj",
]
