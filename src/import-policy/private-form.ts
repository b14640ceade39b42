/** Words for the form of a forge by which a report reaches only those who maintain a project. */
export const PRIVATE_FORM =
  /\bprivate(?:ly)? (?:vulnerability |security )?(?:report|disclos)(?:ing|ure)?\b|\breport a vulnerability\b.{0,40}\bbutton\b|\bsecurity\b.{0,12}\btab\b|\bdraft (?:a |an )?(?:new )?security advisor|\bgithub\b.{0,12}\bsecurity advisor/i;

/** The channel that it is when a document does not say where the form is. */
export const PRIVATE_FORM_WORDS = 'Private vulnerability reporting on GitHub';
