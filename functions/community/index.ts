export { acceptOwnership, edit, grant, offerOwnership, revoke } from "./commands";
export {
  forget,
  getSettings,
  isOwner,
  listOwners,
  ownerCheck,
  readSettings,
  requireOwner,
  seemsOwner,
} from "./queries";
