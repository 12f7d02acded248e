package dev.regain.casefile;

/** What a case file keeps of what a person typed or agreed to. Each entry is sealed, and written again replaces itself. */
public enum Entry {
    /** What the account is looked for by, as {@code Clue} writes it. */
    CLUE,
    /** The secure phone number that the applicant claims, in E.164. */
    SECURE_PHONE,
    /** Who the applicant says they are: the ID number, a space, the name. */
    CLAIMED_IDENTITY,
    /** Who passed the face check, as the provider or a reviewer told us: the ID number. */
    FACE_IDENTITY,
    /** Who the applicant says is in the photo that a person of the staff compares: the ID number, a space, the name. */
    PHOTO_IDENTITY,
    /** The version of the text that the applicant agreed to, and when. */
    FACE_CONSENT,
    /** The enterprise's name, as {@code EnterpriseName} writes it. */
    ENTERPRISE_NAME,
    /** The enterprise's unified social credit code. */
    CREDIT_CODE,
    /** The serial number printed on the letter of authorisation that was made for this case. */
    LETTER_SERIAL,
    /** The phone that an appeal's messages go to, in E.164; before a code confirmed it, the one that was typed. */
    CONTACT_PHONE,
    /** The e-mail address that they go to as well, once a link confirmed it. */
    CONTACT_EMAIL,
    /** Of somebody who asks for an appeal: the query code as it was read. */
    QUERY_CODE,
    /** The random number that the browser keeps which began the case. */
    DEVICE,
    /** Of somebody who began an appeal although another of theirs is open: that one's case. */
    OPEN_APPEAL
}
