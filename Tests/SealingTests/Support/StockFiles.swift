import Bytes

@testable import Sealing

/// Files that age 1.1.1 and ssh-keygen 9.2 wrote, with throw-away keys made for these tests.
enum StockFiles {
  static let first = "AGE-SECRET-KEY-1JMUNMFNRT8DMEE56L58URM020W0FLJYX7JRH6LW9388W4770H90SQHJ0GH"
  static let firstRecipient = "age1u7t4x0u0a8welwypjpnmdsnguvwa7ke7c03zyx5th93yzeawzywqz2nlll"
  static let second = "AGE-SECRET-KEY-1E3EN79TCSEPN2Z3RV4E7FSH0P4J8W0SYN8JLH7S7LMU0HT0CYK2QMJQTC2"
  static let secondRecipient = "age1586vp88hz6zwwlvlm44p9e243sqe8g9r02zuf043j4sektcjjvlq5ewrcf"

  /// Nothing, for the first identity.
  static let empty = """
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBDWEZGTVVDSUtVKzdCcEhhYTIyMEZVNWdhb0dyNkxLUlZEQ3dj
    RURjR1NJCmc3eFRYdjR3QXN0cVp1eFhhMU10RExWSzRkMElrSVExQ1JGSnBOUGFLS0UKLS0tIHZmLzFJeCs0TVlsdzln
    bjU1MDBRUDlmSXdkZmd4WThXNWx3M2xzdTNZTW8KiZbsXg7u0qYf3OK0T85SFS6Nn/fZBWjkxfRZT5sgNIA=
    """
  /// "What was said, word for word.\n", for the first identity.
  static let words = """
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBibHhkTDFXaUxiOG9hMmdWaERWNC9rUzNHT3c2Yk5QNk9jZGhp
    N21Yd1hjClBnem9hMlhxejh0N1dsaHV0YjZ1Rkt0TjNjd24zNExvWVY4K014OVNCWXcKLS0tIDYrcFo3ZXdYM1BrRjU3
    Ni8rbitZTmZtWGh1RDZ3M3VZUTVjRkUrUUwzK2MKC0xkOkJWAejAoFlemFRSICjU7hAgOcNJ45XEFWtoG2AYUqt0QFg1
    IQ2m3nfmBkTphWkcKjzy/9djO7AsQyA=
    """
  /// "For two readers.\n", for the second identity and then the first.
  static let two = """
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBvbXh0WXZ4QnhDZkYxMWtFOXRlcDdZQlMvYXQvZ2dOTGVBVWYy
    NEJHRTBVCmd1QXd6NW41SHp4cGY3SkJKR0txV09wTHUzWWV2bHNWU0tzL1ZvVmZGaWsKLT4gWDI1NTE5IENPbW9nQS9o
    MVYzZ1dEME93TUV1R3czNG9vVVJxU1BuZCtjdUxoeHMrd0kKMzlaeTdSOGJIeGlHaU8wVlQ2OExIbjR4djBFSHVkemZT
    SDNjdWFGL1E4QQotLS0gczlqWlhmQmZXSE52K2ZwM2FSaDUyRXdBeUx5RzNrUVRvRWgzd2V1N1kyVQqJP+r4X9WtzniT
    Su/UeqE5BmHbEzNxWApB4f4kW8eni8uSJ+R9mbn4SZ9sXMbKaV5L
    """
  /// "Beside an SSH key.\n", for an SSH key, of a stanza unknown here, and the first identity.
  static let beside = """
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBydmg3ZTgxUjV4QlBRUkNUdW8yRjY3bmJ6enVsc1ZRdW1JQnJW
    TTJkYjBrCktxOU9ObjVqc3dzM2N2SkdkMGVZTUZnN0lGaVNwMUpmUnlIMUh2MDhoVmcKLT4gc3NoLWVkMjU1MTkgbTVh
    UjJRIEhid2NuZStObTRaQngzNVY1RmZ0dGt3REVGVGl4MnhIcWJDTHlKWSs1MjgKRnR2andMQnhvbmRCdWRvdFJIZC90
    RWt3Q1FiU1E5OXpxSnlKZ1owVmN1YwotLS0gMURxYURUOXFGS2ZQdkd3S3dDVEJOL3dqR3MxR3JRWkdXbDg1cUxqQ0Fr
    QQqhBd7ZSMQ5dStXwKvzOdLnJc3K/nL8H9ffC1MhpwU3zQBPJlgFbGmGt3LYUkdRfHbYpa4=
    """

  /// A signature of "tagmanifest\n" for "purpose@example.org".
  static let signature = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAglD66KSiRvkQOupRWusFVxT87f7
    52Dr8e+XJ6DmKIDxEAAAATcHVycG9zZUBleGFtcGxlLm9yZwAAAAAAAAAGc2hhNTEyAAAA
    UwAAAAtzc2gtZWQyNTUxOQAAAEAmAaq8Jc9vjbYEJhUfw14uNf79aF4lekkcUbjYjmJg/t
    KqpS3ii4NMdGW159pLP4F9yGELi2xllJ2xxDb+whgA
    -----END SSH SIGNATURE-----

    """
  static let signer =
    "ssh-ed25519 "
    + "AAAAC3NzaC1lZDI1NTE5AAAAIJQ+uikokb5EDrqUVrrBVcU/O3++dg6/Hvlyeg5iiA8R"
  static let signerFingerprint = "SHA256:m5aR2cPW4g6dPD/fkV5AogY/xIvxyCcTsbylxmozzCU"

  static func bytes(_ text: String) -> [UInt8] {
    let letters = text.utf8.filter { $0 != UInt8(ascii: "\n") }
    return Base64.decode(letters[...], padded: true) ?? []
  }
}
