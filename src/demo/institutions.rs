//! What the institutions of the generated city work on: those that a city has several of. Words only.

use super::fields::{Field, Task, fields};

/// Institutions, of which a city has a first, a second, and so on.
pub(super) static INSTITUTIONS: &[Field] = fields! {
    "医院" "医院" "hospital"
    for ["门诊患者" "住院患者" "患者家属" "临床医务人员" "转诊机构" "体检人员"]
    better ["诊疗水平" "护理质量" "患者就医体验" "学科建设水平"]
    {
        "诊疗设备更新" "medical-equipment" "更新诊疗设备数量" "台" 24
        "病房改造" "ward-renewal" "改造病房床位数量" "张" 90
        "重点专科建设" "key-departments" "建设重点专科数量" "个" 4
        "住院医师规范化培训" "resident-training" "规范化培训医师人数" "人" 65
        "医院信息系统维护" "hospital-system" "维护医院信息系统数量" "个" 18
        "药事服务" "pharmacy-service" "审核处方数量" "份" 180000
        "急诊能力提升" "emergency-room" "急诊接诊人次" "人次" 26000
        "医疗废物处置" "medical-waste" "处置医疗废物数量" "吨" 64
        "后勤物业服务" "hospital-logistics" "物业服务面积" "平方米" 52000
        "远程会诊" "remote-consultation" "开展远程会诊例数" "例" 860
        "护理人才培养" "nurse-training" "培养护理骨干人数" "人" 46
        "义诊下乡" "free-clinics" "开展义诊场数" "场" 38
    }
    "学校" "中学" "school"
    for ["在校学生" "在校学生家长" "在职教师" "住校学生" "毕业学生" "食堂就餐师生"]
    better ["教学条件" "师资水平" "学生综合素质" "校园环境"]
    {
        "教学楼维修" "classroom-repair" "维修教室数量" "间" 42
        "实验室设备购置" "lab-equipment" "购置实验设备数量" "套" 150
        "宿舍修缮" "dormitory-repair" "修缮宿舍数量" "间" 78
        "校园安防" "campus-security" "布设安防点位数量" "个" 96
        "教师继续教育" "staff-education" "参加继续教育教师人数" "人次" 160
        "图书馆建设" "school-library" "新增馆藏图书册数" "册" 5200
        "社团活动" "student-clubs" "开展社团活动次数" "次" 140
        "校服及教材补助" "textbook-aid" "补助教材学生数" "人次" 720
        "运动场地维护" "sports-ground" "维护运动场地面积" "平方米" 9600
        "信息化教学" "digital-teaching" "更新教学终端数量" "台" 210
        "心理健康辅导" "counselling" "心理辅导学生人次" "人次" 640
        "校园绿化养护" "campus-greening" "养护校园绿地面积" "平方米" 14000
    }
    "文化馆" "文化馆" "culture-house"
    for ["到馆群众" "培训班学员" "文艺志愿者" "展览观众" "民间艺术团队" "少儿读者"]
    better ["公益文化供给水平" "艺术普及程度" "文艺队伍活力" "馆舍服务能力"]
    {
        "公益培训班" "free-classes" "举办公益培训班期数" "期" 64
        "展览陈列" "exhibitions" "举办展览场数" "场" 18
        "馆舍维护" "house-repair" "维护馆舍面积" "平方米" 6800
        "文艺下基层" "village-shows" "文艺下基层场次" "场次" 56
        "数字文化资源建设" "digital-culture" "新增数字资源条数" "条" 2600
        "乐器设备购置" "instruments" "购置乐器数量" "件" 85
        "民间艺术采集" "folk-art" "采集民间艺术作品数量" "件" 130
        "少儿文艺活动" "children-art" "少儿文艺活动人次" "人次" 3200
        "文化志愿服务" "culture-volunteers" "志愿服务人次" "人次" 1900
        "合唱节举办" "choir-festival" "参加合唱团队数量" "个" 22
        "馆内设备运行" "house-operation" "运行文化设备数量" "台" 140
        "流动文化车服务" "mobile-culture" "流动文化车出车次数" "次" 110
    }
    "福利院" "社会福利院" "welfare-home"
    for ["入住老人" "入住老人家属" "护理人员" "康复人员" "助养儿童" "志愿服务人员"]
    better ["照护水平" "康复服务能力" "生活保障水平" "心理关爱水平"]
    {
        "护理用品购置" "care-supplies" "购置护理用品数量" "套" 860
        "居室适老化改造" "room-adaptation" "改造居室数量" "间" 48
        "康复器材配备" "rehabilitation-kit" "配备康复器材数量" "件" 72
        "营养膳食保障" "meals" "保障膳食人数" "人" 320
        "护理员培训" "carer-training" "培训护理员人数" "人次" 140
        "消防设备更新" "fire-renewal" "更新消防设备数量" "套" 96
        "医养结合服务" "medical-care" "提供医养服务人次" "人次" 5200
        "心理慰藉" "comfort-visits" "心理慰藉服务人次" "人次" 1400
        "院舍维修" "home-repair" "维修院舍面积" "平方米" 4200
        "助养儿童教育" "child-education" "助养儿童受教育人数" "人" 44
        "节日慰问" "festival-visits" "慰问人数" "人次" 620
        "洗涤被服服务" "laundry" "洗涤被服件数" "件" 38000
    }
};
