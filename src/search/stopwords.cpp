#include "search/stopwords.h"

namespace clause10::search {

// Left out on purpose: words that mean something in the other language or in this field (war is
// German for was; hand, gut, off, down, again, fall, recht, verfahren stay findable).
std::string_view stop_words() {
  return "a about above after all also although am an and any are aren as at be because been "
         "before being below between both but by can cannot could couldn d did didn do does doesn "
         "doing don during each either else etc even ever every few for from further had hadn has "
         "hasn have haven having he hence her here hers herself him himself his how however i if "
         "in into is isn it its itself just ll m may me might more most much must my myself "
         "neither no nor not now of on once only or other our ours ourselves out over own per re "
         "s same shall she should shouldn since so some still such t than that the their theirs "
         "them themselves then there therefore these they this those though through thus to too "
         "under until up upon us ve very via was wasn we were weren what when where whether which "
         "while who whom whose why will with within without won would wouldn yet you your yours "
         "yourself "
         "ab aber allem allen aller alles als alle ans anderem anderen anderer anderes andere auf "
         "aus bei beim beide beiden bereits bevor bin bis bist bzw da dabei dadurch dafur dagegen "
         "daher damit danach dann daran darauf daraus darf darin daruber darum das dass davon dazu "
         "dein deine dem den denen denn dennoch der deren des deshalb dessen die dies diese diesem "
         "diesen dieser dieses doch dort du durch durfen eben ein eine einem einen einer eines "
         "einige einigen einiger einiges er es etwa etwas euch euer eure fur gegen gewesen hab "
         "habe haben hat hatte hatten hatt hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren "
         "ihrer ihres im immer indem ins ist ja je jede jedem jeden jeder jedes jedoch jene jenem "
         "jenen jener jenes jetzt kann kein keine keinem keinen keiner keines konnen konnte "
         "konnten man mehr mein meine mich mir mit muss mussen musste mussten nach nachdem nein "
         "neben nicht nichts noch nun nur ob obwohl oder ohne pro sehr sein seine seinem seinen "
         "seiner seines seit selbst sich sie sind sobald sodass sofern soll sollen sollte sollten "
         "somit sondern sonst sowie soweit sowohl statt trotz uber um und uns unser unsere unter "
         "usw viel vom von vor wahrend wann waren warum wegen weil weiter welche welchem welchen "
         "welcher welches wenn wer werde werden weder wie wieder wir wird wo wobei wodurch wofur "
         "wohl wollen wollte worden wurde wurden ware wahrend ueber fuer waehrend koennen muessen "
         "duerfen z zb zu zum zur zwar zwischen";
}

}  // namespace clause10::search
